package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.transaction.InviteTransaction.State;
import io.callgate.gateway.proxy.write.Derived;
import io.callgate.gateway.transport.Wire;

/**
 * The CANCEL of the attempt under way: once the next hop was heard, and then until it is answered
 * (RFC 3261 9.1). Loop thread only.
 */
final class Cancellation {

    private final Wire wire;
    private final InviteTimers timers;
    private final Derived derived = new Derived();
    private final SipMessage kept = new SipMessage();

    Cancellation(Wire wire, InviteTimers timers) {
        this.wire = wire;
        this.timers = timers;
    }

    /** Sends it if it may go already; if not, whoever hears the next hop first asks again. */
    void send(InviteTransaction invite) {
        if (invite.state == State.PROCEEDING && !invite.cancelSent) {
            invite.cancelSent = true;
            transmit(invite);
            timers.cancelling(invite);
        }
    }

    void transmit(InviteTransaction invite) {
        kept.scan(invite.request, invite.requestLength);
        derived.writeCancel(kept);
        wire.send(invite.downstream, derived.bytes(), derived.length());
    }

    /** The next hop's answer: it need not be repeated. */
    void answered(InviteTransaction invite, int attempt) {
        if (invite.inSetup() && invite.cancelSent && attempt == invite.attempt) {
            timers.cancelAnswered(invite);
        }
    }
}
