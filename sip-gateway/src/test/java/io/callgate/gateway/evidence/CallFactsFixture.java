package io.callgate.gateway.evidence;

import io.callgate.gateway.screening.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Facts of made-up calls. */
final class CallFactsFixture {

    static final long DURING_DEMO = Instant.parse("2026-11-21T19:00:00.123Z").toEpochMilli();

    private CallFactsFixture() {
    }

    static CallFacts refusedByList(String callId) {
        CallFacts facts = call(callId, CallEvent.JUDGED);
        facts.verdict.decideByList(Reason.LISTED, "bloctel", 3);
        facts.answer = 603;
        facts.end = CallEnd.REFUSED;
        return facts;
    }

    static CallFacts admitted(String callId) {
        CallFacts facts = call(callId, CallEvent.JUDGED);
        facts.verdict.decide(Reason.NOTHING_HELD);
        facts.carrier = "carrier-a";
        return facts;
    }

    static CallFacts call(String callId, CallEvent event) {
        CallFacts facts = new CallFacts().clear();
        byte[] id = callId.getBytes(StandardCharsets.UTF_8);
        facts.callId(id, 0, id.length);
        facts.event = event;
        facts.epochMillis = DURING_DEMO;
        facts.number = 33612345678L;
        facts.caller = "marketing";
        facts.seller = "choucroute";
        return facts;
    }
}
