package io.callgate.gateway.proxy;

import io.callgate.gateway.carrier.Target;
import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.transaction.Departure;
import io.callgate.gateway.proxy.transaction.ForwardedCall;
import io.callgate.gateway.proxy.transaction.RecentVerdicts;
import io.callgate.gateway.proxy.write.Answer;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.store.register.Channel;
import java.util.concurrent.TimeUnit;

/**
 * A MESSAGE outside of any call (RFC 3428) that may be sent: forwarded statelessly to one carrier,
 * and for 32 s its repetitions to the same. No other is tried: a text that was only slow would be
 * read twice. Loop thread only.
 */
final class TextMessages {

    private final ProxyParts parts;
    private final Answers answers;
    private final Stateless stateless;
    private final RecentVerdicts recent;
    private final Departure departure;
    private final Onward onward = new Onward();

    TextMessages(ProxyParts parts, Answers answers, Stateless stateless, RecentVerdicts recent,
            Departure departure) {
        this.parts = parts;
        this.answers = answers;
        this.stateless = stateless;
        this.recent = recent;
        this.departure = departure;
    }

    /** Sends it for the first time. */
    void forward(Arrival arrival, long key, ForwardedCall message) {
        recent.rememberForwarded(key, arrival.facts.verdict, message, arrival.nowNanos);
        // It counts against the carrier's rate, but takes no place among its calls.
        parts.carriers().callEnded(message.target());
        send(arrival, key, message);
    }

    /** Sends the one found last where it went before. Its sender repeats it: no answer came. */
    void repeat(Arrival arrival, long key, ForwardedCall message) {
        long patienceNanos = TimeUnit.MILLISECONDS.toNanos(
                message.carrier().attemptTimeoutMillis());
        if (recent.isFirstSilence(patienceNanos, arrival.nowNanos)) {
            parts.carriers().unanswered(message.target(), arrival.nowNanos);
        }
        send(arrival, key, message);
    }

    private void send(Arrival arrival, long key, ForwardedCall message) {
        departure.plan(message, arrival.message, onward);
        boolean sent = stateless.request(arrival, key, onward, message);
        if (!sent && stateless.wasTooLarge()) {
            answers.answer(arrival, key, Answer.TOO_LARGE);
        } else if (!sent) {
            parts.carriers().unanswered(message.target(), arrival.nowNanos);
            arrival.facts.end = CallEnd.UNREACHABLE;
            answers.answer(arrival, key, Answer.UNREACHABLE);
        }
    }

    /** Reports the first final answer of the carrier to one that we sent. */
    void onAnswered(Arrival arrival, long key) {
        SipMessage answer = arrival.message;
        boolean known = answer.status() >= 200 && recent.find(key, arrival.nowNanos) != null
                && recent.forwardedOfFound() != ForwardedCall.NONE;
        if (!known) {
            return;
        }
        ForwardedCall message = recent.forwardedOfFound();
        Target target = message.target();
        parts.carriers().answered(target, arrival.nowNanos);
        if (recent.isFirstAnswer()) {
            count(target, answer.status());
            describe(arrival.facts, message, answer);
        }
    }

    private void count(Target target, int status) {
        if (status >= 300) {
            parts.carriers().failed(target, status);
        }
    }

    private static void describe(CallFacts facts, ForwardedCall message, SipMessage answer) {
        boolean taken = answer.status() < 300;
        facts.event = taken ? CallEvent.ANSWERED : CallEvent.ENDED;
        facts.end = taken ? CallEnd.NOT_ENDED : CallEnd.FAILED_AT_CARRIER;
        facts.channel = Channel.MESSAGE;
        facts.number = message.number();
        facts.callerIndex = message.caller().index();
        facts.caller = message.caller().name();
        facts.seller = message.caller().seller();
        facts.carrier = message.carrier().name();
        facts.callId(answer.bytes(), answer.start(Part.CALL_ID), answer.end(Part.CALL_ID));
    }
}
