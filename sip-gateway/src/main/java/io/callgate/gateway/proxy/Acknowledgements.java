package io.callgate.gateway.proxy;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.proxy.transaction.ForwardedCall;
import io.callgate.gateway.proxy.transaction.InviteTransaction;
import io.callgate.gateway.proxy.transaction.Invites;
import io.callgate.gateway.proxy.transaction.RecentVerdicts;
import io.callgate.gateway.proxy.write.Arrival;

/** ACKs to failures: they end here (RFC 3261 17.2.1), only the ACK to a 2xx goes on. */
final class Acknowledgements {

    private static final byte[] TAG_MARK = Ascii.bytes("cg");
    private static final int TAG_LENGTH = TAG_MARK.length + 16;

    private final TransactionKeys keys;
    private final Invites invites;
    private final RecentVerdicts recent;

    Acknowledgements(TransactionKeys keys, Invites invites, RecentVerdicts recent) {
        this.keys = keys;
        this.invites = invites;
        this.recent = recent;
    }

    /**
     * An INVITE has been dealt with. One inside a call that opened no transaction has had its final
     * answer from us, and none of our tags in it by which to know its ACK: so it is remembered. Not
     * of a stranger that has none: its ACK leads nowhere either.
     */
    void expect(Arrival arrival, long key) {
        boolean answered = !arrival.fromStranger || arrival.facts.answer != 0;
        if (answered && arrival.message.has(Part.TO_TAG) && invites.find(key) == null) {
            recent.seenBefore(key, arrival.nowNanos);
        }
    }

    /** Whether the ACK was for a failure that we sent or relayed. */
    boolean absorb(Arrival arrival, long key) {
        InviteTransaction invite = invites.find(key);
        if (invite == null) {
            return hasOurTag(arrival.message, key) || isExpected(arrival, key);
        }
        // Some callers give the ACK to a 2xx the branch of its INVITE: that one goes on.
        return invites.acknowledged(invite, arrival.nowNanos);
    }

    private boolean isExpected(Arrival arrival, long key) {
        return recent.find(key, arrival.nowNanos) != null
                && recent.forwardedOfFound() == ForwardedCall.NONE;
    }

    /** The To-tag of a stateless answer of ours is a keyed hash: nothing had to be remembered. */
    private boolean hasOurTag(SipMessage ack, long key) {
        int start = ack.start(Part.TO_TAG);
        return ack.has(Part.TO_TAG) && ack.end(Part.TO_TAG) - start == TAG_LENGTH
                && Ascii.startsWithIgnoreCase(ack, Part.TO_TAG, TAG_MARK)
                && Ascii.hex(ack.bytes(), start + TAG_MARK.length, 0) == keys.toTag(key);
    }
}
