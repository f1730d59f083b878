package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.transport.Hop;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sets the timers that run in each state of an INVITE (RFC 3261 17, table 4). Loop thread only. */
public final class InviteTimers {

    static final long NEVER = Long.MAX_VALUE;

    private final Timing timing;
    private final TimerWheel wheel;
    /** Time of the message or tick at hand. */
    private long nowNanos;

    public InviteTimers(Timing timing, long nowNanos) {
        this.timing = timing;
        this.nowNanos = nowNanos;
        this.wheel = new TimerWheel(nowNanos);
    }

    void now(long nanos) {
        nowNanos = nanos;
    }

    void advance(Consumer<InviteTransaction> onDue) {
        wheel.advance(nowNanos, onDue);
    }

    boolean hasExpired(InviteTransaction invite) {
        return nowNanos >= invite.expiresAtNanos;
    }

    long now() {
        return nowNanos;
    }

    /** Timers A, over UDP, and B; with a place to go on to, B is the carrier's time for one. */
    void calling(InviteTransaction invite, boolean mayGoOn) {
        repeatTo(invite.downstream, invite);
        expireAfter(mayGoOn ? attemptNanos(invite) : timing.transactionNanos(), invite);
    }

    /** There was no place to go on to: the rest of Timer B. */
    void callingOn(InviteTransaction invite) {
        invite.waitedFor = true;
        expireAfter(timing.transactionNanos() - attemptNanos(invite), invite);
    }

    private long attemptNanos(InviteTransaction invite) {
        return Math.min(timing.transactionNanos(), TimeUnit.MILLISECONDS.toNanos(
                invite.call.carrier().attemptTimeoutMillis()));
    }

    /** Timer C, anew with each provisional response but 100 (RFC 3261 16.7 step 2). */
    void proceeding(InviteTransaction invite) {
        stopRepeating(invite);
        expireAfter(timing.timerCNanos(), invite);
    }

    /**
     * Timer E for our CANCEL; RFC 3261 9.1: no final response within 64*T1 after it, and the INVITE
     * is over.
     */
    void cancelling(InviteTransaction invite) {
        repeatTo(invite.downstream, invite);
        expireAfter(timing.transactionNanos(), invite);
    }

    void clear(InviteTransaction ended) {
        wheel.clear(ended);
    }

    void cancelAnswered(InviteTransaction invite) {
        stopRepeating(invite);
        wheel.set(invite);
    }

    /** Timers L and M. */
    void accepted(InviteTransaction invite) {
        stopRepeating(invite);
        expireAfter(timing.transactionNanos(), invite);
    }

    /** Timers G, over UDP, and H. */
    void completed(InviteTransaction invite) {
        repeatTo(invite.upstream, invite);
        expireAfter(timing.transactionNanos(), invite);
    }

    /** Timer D while the next hop may repeat its failure, else Timer I. */
    void confirmed(InviteTransaction invite) {
        boolean nextHopMayRepeat = !invite.downstream.transport().reliable();
        stopRepeating(invite);
        expireAfter(nextHopMayRepeat ? timing.transactionNanos() : timing.t4Nanos(), invite);
    }

    /**
     * After a repetition: Timer A doubles without a ceiling (RFC 3261 17.1.1.2), Timers E and G
     * stop
     * at T2.
     */
    void repeated(InviteTransaction invite, boolean ceiling) {
        long doubled = 2 * invite.retransmitIntervalNanos;
        invite.retransmitIntervalNanos = ceiling ? Math.min(doubled, timing.t2Nanos()) : doubled;
        // From when it was due: lateness that added up would cost the last one before Timer B.
        invite.retransmitAtNanos += invite.retransmitIntervalNanos;
        wheel.set(invite);
    }

    private void repeatTo(Hop hop, InviteTransaction invite) {
        invite.retransmitIntervalNanos = timing.t1Nanos();
        invite.retransmitAtNanos =
                hop.transport().reliable() ? NEVER : nowNanos + timing.t1Nanos();
    }

    private static void stopRepeating(InviteTransaction invite) {
        invite.retransmitAtNanos = NEVER;
    }

    private void expireAfter(long nanos, InviteTransaction invite) {
        invite.expiresAtNanos = nowNanos + nanos;
        wheel.set(invite);
    }
}
