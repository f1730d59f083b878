package io.callgate.gateway.proxy;

import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.transaction.AskedAgain;
import io.callgate.gateway.proxy.transaction.Departure;
import io.callgate.gateway.proxy.transaction.ForwardedCall;
import io.callgate.gateway.proxy.transaction.Invites;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.screening.Verdict;

/**
 * An admitted call on its way to its first carrier, and what of it counts as an attempt to reach
 * the number: once for each call that has left, whatever is retransmitted, tried at another carrier
 * or asked for again by the first. Loop thread only.
 */
final class FirstAttempt {

    private final ProxyParts parts;
    private final Invites invites;
    private final Departure departure;
    private final AskedAgain askedAgain;
    private final Onward onward = new Onward();

    FirstAttempt(ProxyParts parts, Invites invites, Departure departure, AskedAgain askedAgain) {
        this.parts = parts;
        this.invites = invites;
        this.departure = departure;
        this.askedAgain = askedAgain;
    }

    /** Whether this call was counted when it left for the first time. */
    boolean isCounted(Arrival arrival, long number) {
        return askedAgain.isAnsweredBy(arrival.message, number, arrival.nowNanos);
    }

    /**
     * Forwards it, or answers it if it cannot leave.
     *
     * @param attemptDay on which it counts as an attempt, {@link Verdict#NO_DAY} if it is none
     */
    void forward(Arrival arrival, long key, ForwardedCall call, long attemptDay) {
        departure.plan(call, arrival.message, onward);
        if (!invites.open(arrival, key, onward, call)) {
            parts.carriers().callEnded(call.target());
            return;
        }
        // Not if no carrier could be reached, which is known at once where a stream was refused.
        boolean left = invites.find(key).calls(call.number());
        if (left && attemptDay != Verdict.NO_DAY) {
            count(arrival, call, attemptDay);
        }
    }

    private void count(Arrival arrival, ForwardedCall call, long attemptDay) {
        SipMessage invite = arrival.message;
        if (isCounted(arrival, call.number())) {
            askedAgain.forget(invite, call.number(), arrival.nowNanos);
        } else {
            parts.attempts().add(call.caller().sellerIndex(), call.number(), attemptDay);
        }
    }
}
