package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Wire;
import java.util.function.Consumer;

/**
 * Requests inside a call that came over a stream and left over UDP. The element that sent one
 * trusts
 * its stream and will not repeat it, so a lost BYE would leave the call up: it is repeated here
 * until
 * a response comes (RFC 3261 17.1.2, Timers E and F). Loop thread only.
 */
public final class Repeats {

    /** At once; a request beyond is sent like any other, and not repeated. */
    static final int REQUESTS_MAX = 1 << 13;

    private final TransactionTable table = new TransactionTable(REQUESTS_MAX);
    private final Buffers buffers = new Buffers();
    private final InviteTimers timers;
    private final Wire wire;
    private final Consumer<InviteTransaction> onDue = this::onDue;

    public Repeats(Wire wire, InviteTimers timers) {
        this.wire = wire;
        this.timers = timers;
    }

    /** Repeats what has just been sent, unless it is already being repeated. */
    public void open(long key, Hop next, byte[] request, int length, long nowNanos) {
        if (table.isFull() || table.get(key) != null) {
            return;
        }
        timers.now(nowNanos);
        InviteTransaction repeated = table.open(key);
        repeated.downstream = next;
        repeated.request = buffers.copyOf(request, length);
        repeated.requestLength = length;
        timers.cancelling(repeated);
    }

    /** A response came; a final one ends the repetition. */
    public void answered(long key, int status) {
        InviteTransaction repeated = table.get(key);
        if (repeated != null && status >= 200) {
            timers.clear(repeated);
            close(repeated);
        }
    }

    /** Every timer of the turn. */
    public void onTick(long nowNanos) {
        timers.now(nowNanos);
        timers.advance(onDue);
    }

    private void onDue(InviteTransaction repeated) {
        if (timers.hasExpired(repeated)) {
            // RFC 4320 4.2: no 408 to a request that is not an INVITE; its sender times out alone.
            close(repeated);
        } else {
            wire.send(repeated.downstream, repeated.request, repeated.requestLength);
            timers.repeated(repeated, true);
        }
    }

    private void close(InviteTransaction repeated) {
        buffers.release(repeated.request);
        repeated.request = Buffers.NONE;
        table.close(repeated);
    }
}
