package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Campaigns;
import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Method;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.transaction.ForwardedCall;
import io.callgate.gateway.proxy.transaction.RecentVerdicts;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.proxy.write.Refusal;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Decision;
import io.callgate.gateway.screening.Verdict;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.store.register.Channel;

/**
 * Asks for the verdict on a number that a request would have called; what is refused it answers,
 * reports and remembers. Loop thread only.
 */
final class Judgement {

    private final ProxyParts parts;
    private final Answers answers;
    private final RecentVerdicts recent;
    private final Attempt attempt = new Attempt();
    private final Refusal refusal = new Refusal();

    Judgement(ProxyParts parts, Answers answers, RecentVerdicts recent) {
        this.parts = parts;
        this.answers = answers;
        this.recent = recent;
    }

    ProxyParts parts() {
        return parts;
    }

    /** Answers a repeated request as the first one was, whatever the lists say by now. */
    boolean refusedBefore(Arrival arrival, long key) {
        Decision earlier = recent.find(key, arrival.nowNanos);
        Caller caller = earlier == null ? null : recent.callerOfFound();
        if (caller == null || recent.forwardedOfFound() != ForwardedCall.NONE) {
            return false;
        }
        arrival.fromStranger &= caller == parts.callers().unknown();
        answers.answer(arrival, key, refusal.of(earlier, caller));
        return true;
    }

    /** The attempt to be judged next, as the request tells it; more may be said of it. */
    Attempt on(Arrival arrival, Caller caller, long number) {
        attempt.of(caller, number, arrival.epochSecond());
        attempt.atAnyTime = false;
        if (arrival.message.method() == Method.MESSAGE) {
            attempt.channel = Channel.MESSAGE;
        }
        if (caller.sellerIndex() >= 0) {
            Campaigns campaigns = parts.callers().campaigns();
            campaigns.read(arrival.message, caller);
            attempt.campaign = campaigns.campaign();
            attempt.presented = campaigns.presented();
            attempt.further = campaigns.further();
            attempt.furtherCount = campaigns.furtherCount();
        }
        return attempt;
    }

    /** Judges it; if its number must not be called, answers and reports that, and returns true. */
    boolean refuses(Arrival arrival, long key) {
        Verdict verdict = arrival.facts.verdict;
        parts.judge().judge(attempt, verdict);
        if (verdict.admits()) {
            return false;
        }
        describe(arrival, arrival.facts);
        // Remembered is what was answered: a flood of strangers is not, and pushes nothing out.
        if (answers.answer(arrival, key, refusal.of(verdict, attempt.caller))) {
            recent.remember(key, verdict, attempt.caller, arrival.nowNanos);
        }
        arrival.facts.end = CallEnd.REFUSED;
        return true;
    }

    /** Reports the attempt that was judged last. */
    void describe(Arrival arrival, CallFacts facts) {
        SipMessage request = arrival.message;
        Caller caller = attempt.caller;
        facts.event = CallEvent.JUDGED;
        facts.channel = attempt.channel;
        facts.number = attempt.number;
        facts.presented = attempt.presented;
        facts.campaign = parts.callers().campaigns().name(caller, attempt.campaign);
        facts.callerIndex = caller.index();
        facts.caller = caller.name();
        facts.seller = caller.seller();
        facts.callId(request.bytes(), request.start(Part.CALL_ID), request.end(Part.CALL_ID));
        facts.spelling = Ascii.hash(request, Part.URI_USER);
        ListeningPoint point = arrival.from.local();
        facts.trunk = 31 * (31 * arrival.from.remote().getAddress().hashCode() + point.port())
                + point.transport().ordinal();
    }
}
