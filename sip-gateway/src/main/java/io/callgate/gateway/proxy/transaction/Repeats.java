package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.write.Derived;
import io.callgate.gateway.proxy.write.Forwarder;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Wire;
import java.util.function.Consumer;

/**
 * Requests inside a call that came over a stream and left over UDP. The element that sent one
 * trusts its stream and will not repeat it, so a lost BYE would leave the call up: it is repeated
 * here until a response comes (RFC 3261 17.1.2, Timers E and F). So is what left over a stream for
 * its size alone, if that stream does not come about, and the CANCEL of an attempt at a call that
 * another carrier took. A text message that came over a stream is kept whichever way it left, for
 * what its silence tells of the carrier. Loop thread only.
 */
public final class Repeats {

    /** At once; a request beyond is sent like any other, and not repeated. */
    static final int REQUESTS_MAX = 1 << 13;

    private final TransactionTable table = new TransactionTable(REQUESTS_MAX);
    private final Buffers buffers = new Buffers();
    private final InviteTimers timers;
    private final Forwarder forwarder;
    private final Wire wire;
    private final Carriers carriers;
    private final SipMessage kept = new SipMessage();
    private final Consumer<InviteTransaction> onDue = this::onDue;

    public Repeats(Forwarder forwarder, Wire wire, Carriers carriers, InviteTimers timers) {
        this.forwarder = forwarder;
        this.wire = wire;
        this.carriers = carriers;
        this.timers = timers;
    }

    /**
     * Repeats over UDP what the forwarder has just written, unless it is already being repeated.
     *
     * @param text whose carrier has failed if no answer comes, or {@link ForwardedCall#NONE}
     */
    public void open(long key, Onward onward, ForwardedCall text, long nowNanos) {
        if (table.isFull() || table.get(key) != null) {
            return;
        }
        timers.now(nowNanos);
        InviteTransaction repeated = table.open(key);
        repeated.sentBy(onward);
        repeated.call = text;
        buffers.keepRequest(repeated, forwarder.bytes(), forwarder.length());
        timers.cancelling(repeated);
    }

    /** Sends a CANCEL and repeats it, unless it is already being repeated (RFC 3261 9.1). */
    void cancel(long key, Hop hop, Derived cancel, long nowNanos) {
        if (table.get(key) != null) {
            return;
        }
        wire.send(hop, cancel.bytes(), cancel.length());
        if (table.isFull()) {
            return;
        }
        timers.now(nowNanos);
        InviteTransaction repeated = table.open(key);
        repeated.downstream = hop;
        repeated.planned = hop;
        buffers.keepRequest(repeated, cancel.bytes(), cancel.length());
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

    /** RFC 3261 18.1.1: who takes no stream gets the request by datagram, however large. */
    public void onUnreachable(Hop hop, long nowNanos) {
        timers.now(nowNanos);
        table.forEach(repeated -> {
            if (repeated.downstream == hop) {
                lost(repeated);
            }
        });
    }

    private void lost(InviteTransaction repeated) {
        if (repeated.isOverStream()) {
            sendByDatagram(repeated);
        } else {
            unanswered(repeated);
        }
    }

    /** Once: what was reported as lost will also run out of time. */
    private void unanswered(InviteTransaction repeated) {
        if (repeated.call != ForwardedCall.NONE) {
            carriers.unanswered(repeated.call.target(), timers.now());
            repeated.call = ForwardedCall.NONE;
        }
    }

    private void sendByDatagram(InviteTransaction repeated) {
        kept.scan(repeated.request, repeated.requestLength);
        forwarder.writeAgain(kept, repeated.downstream, repeated.planned);
        repeated.downstream = repeated.planned;
        buffers.keepRequest(repeated, forwarder.bytes(), forwarder.length());
        wire.send(repeated.downstream, repeated.request, repeated.requestLength);
        timers.cancelling(repeated);
    }

    /** Every timer of the turn. */
    public void onTick(long nowNanos) {
        timers.now(nowNanos);
        timers.advance(onDue);
    }

    private void onDue(InviteTransaction repeated) {
        if (timers.hasExpired(repeated)) {
            // RFC 4320 4.2: no 408 to a request that is not an INVITE; its sender times out alone.
            unanswered(repeated);
            close(repeated);
        } else {
            wire.send(repeated.downstream, repeated.request, repeated.requestLength);
            timers.repeated(repeated, true);
        }
    }

    private void close(InviteTransaction repeated) {
        buffers.releaseRequest(repeated);
        table.close(repeated);
    }
}
