package io.callgate.gateway.proxy;

import io.callgate.gateway.message.Method;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.CallsUp;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.route.ReturnPath;
import io.callgate.gateway.proxy.transaction.ForwardedCall;
import io.callgate.gateway.proxy.transaction.Repeats;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.proxy.write.Forwarder;
import io.callgate.gateway.transport.Wire;

/**
 * Forwarding without a transaction (RFC 3261 16.11): requests inside a dialog, and what answers
 * them.
 * Only what would otherwise be lost for good is remembered, in {@link Repeats}.
 */
final class Stateless {

    private final Forwarder forwarder;
    private final Wire wire;
    private final Repeats repeated;
    private final ReturnPath returnPath;
    private final CallsUp callsUp;
    private boolean tooLarge;

    Stateless(Forwarder forwarder, Wire wire, Repeats repeated, ReturnPath returnPath,
            CallsUp callsUp) {
        this.forwarder = forwarder;
        this.wire = wire;
        this.repeated = repeated;
        this.returnPath = returnPath;
        this.callsUp = callsUp;
    }

    /** @return false if the request could not be sent */
    boolean request(Arrival arrival, long key, Onward onward) {
        return request(arrival, key, onward, ForwardedCall.NONE);
    }

    /** @param text whose carrier is to be told of if no answer comes, where its sender will not */
    boolean request(Arrival arrival, long key, Onward onward, ForwardedCall text) {
        tooLarge = !forwarder.writeRequest(arrival, key, 0, onward);
        boolean sent = !tooLarge
                && wire.send(onward.next(), forwarder.bytes(), forwarder.length());
        boolean trusted = arrival.from.transport().reliable();
        // Its sender trusts its stream and repeats nothing, but it leaves by datagram.
        boolean mayBeLost = trusted && !onward.next().transport().reliable();
        ForwardedCall watched = trusted ? text : ForwardedCall.NONE;
        // An ACK has no answer that would end its repetition: the 2xx is repeated instead.
        boolean kept = sent && arrival.message.method() != Method.ACK && (mayBeLost
                || onward.next() != onward.planned() || watched != ForwardedCall.NONE);
        if (kept) {
            repeated.open(key, onward, watched, arrival.nowNanos);
        }
        return sent;
    }

    /** Whether the last request became too large with what we write into it. */
    boolean wasTooLarge() {
        return tooLarge;
    }

    /**
     * RFC 4320 4.2: 408 to a request that is not an INVITE arrives when its sender has timed out
     * already, and is a response to nothing.
     */
    private static boolean comesTooLate(SipMessage response) {
        return response.status() == 408 && response.cseqMethod() != Method.INVITE;
    }

    private static boolean refreshesTarget(SipMessage response) {
        return response.cseqMethod() == Method.UPDATE && response.status() / 100 == 2;
    }

    /** Sends a response where the Via below ours says. */
    void response(Arrival arrival, long key) {
        repeated.answered(key, arrival.message.status());
        if (comesTooLate(arrival.message)) {
            return;
        }
        if (refreshesTarget(arrival.message)) {
            callsUp.refreshed(arrival.message, arrival.from.remote().getAddress());
        }
        boolean sent = returnPath.read(arrival.message)
                && forwarder.writeResponse(arrival.message, returnPath.hop())
                && wire.send(returnPath.hop(), forwarder.bytes(), forwarder.length());
        if (sent) {
            arrival.facts.answer = Forwarder.relayedStatus(arrival.message.status());
        } else {
            arrival.facts.discarded = "unreturnable-response";
        }
    }
}
