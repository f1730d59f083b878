package io.callgate.gateway.evidence;

import static io.callgate.gateway.evidence.JsonBytes.ascii;

import io.callgate.gateway.screening.Outcome;
import io.callgate.gateway.screening.Verdict;
import io.callgate.store.register.Channel;
import java.util.Arrays;
import java.util.Locale;

/**
 * One event of a call as a line of JSON, in the shape of docs/evidence.md.
 */
final class CallLine {

    /** Each byte of a text may take six as an escape; keys, numbers and marks are below 730. */
    static final int BYTES_MAX = JsonBytes.ESCAPE_BYTES
            * (CallFacts.CALL_ID_MAX + 6 * JsonBytes.TEXT_MAX) + 730 + StepLines.BYTES_MAX;

    private static final String[] OUTCOMES = Arrays.stream(Outcome.values())
            .map(outcome -> outcome.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);

    private static final String[] CHANNELS = Arrays.stream(Channel.values())
            .map(Channel::word).toArray(String[]::new);

    private static final byte[] JUDGED = ascii("{\"event\":\"judged\",\"time\":\"");
    private static final byte[] ANSWERED = ascii("{\"event\":\"answered\",\"time\":\"");
    private static final byte[] ENDED = ascii("{\"event\":\"ended\",\"time\":\"");
    private static final byte[] CALL_ID = ascii("\",\"call_id\":\"");
    private static final byte[] CALLER = ascii("\",\"caller\":\"");
    private static final byte[] SELLER = ascii("\",\"seller\":\"");
    private static final byte[] CAMPAIGN = ascii("\",\"campaign\":\"");
    private static final byte[] CALLED = ascii("\",\"called\":\"");
    private static final byte[] VERDICT = ascii("\",\"verdict\":\"");
    private static final byte[] REASON = ascii("\",\"reason\":\"");
    private static final byte[] STEP = ascii("\",\"step\":");
    private static final byte[] LIST = ascii(",\"list\":\"");
    private static final byte[] LIST_VERSION = ascii("\",\"list_version\":");
    private static final byte[] RECORD = ascii(",\"record\":");
    private static final byte[] ANSWER_AFTER_NUMBER = ascii(",\"answer\":");
    private static final byte[] ANSWER_AFTER_TEXT = ascii("\",\"answer\":");
    private static final byte[] CARRIER = ascii(",\"carrier\":\"");
    private static final byte[] END = ascii("\",\"end\":\"");
    private static final byte[] RETRY = ascii("\",\"retry\":\"");
    private static final byte[] PASSED = ascii("\",\"passed\":\"");
    private static final byte[] PRESENTED = ascii("\",\"presented\":\"");
    private static final byte[] STEPS = ascii("\",\"steps\":[");
    private static final byte[] STEPS_END = ascii("]");
    private static final byte[] CHANNEL_AFTER_STEPS = ascii(",\"channel\":\"");
    private static final byte[] INSIDE = ascii("\",\"inside\":\"");
    private static final byte[] CHANNEL = ascii("\",\"channel\":\"");
    private static final byte[] LINE_END = ascii("\"}\n");

    private final JsonBytes json = new JsonBytes(BYTES_MAX);
    private final StepLines steps = new StepLines(json);

    byte[] bytes() {
        return json.bytes();
    }

    int length() {
        return json.length();
    }

    /** UTC day of the event last written. */
    long epochDay() {
        return json.epochDay();
    }

    /** Writes an event other than NONE. */
    void write(CallFacts facts) {
        json.clear();
        switch (facts.event) {
            case JUDGED -> judged(facts);
            case ANSWERED -> answered(facts);
            case ENDED -> ended(facts);
            default -> throw new IllegalArgumentException("nothing to write");
        }
    }

    private void judged(CallFacts facts) {
        head(JUDGED, facts);
        Verdict verdict = facts.verdict;
        json.put(VERDICT, OUTCOMES[verdict.outcome().ordinal()]);
        json.put(REASON, verdict.reason().word());
        json.put(STEP, verdict.reason().step());
        json.put(LIST, verdict.list());
        json.put(LIST_VERSION, verdict.listVersion());
        json.put(RECORD, verdict.recordSequence());
        json.put(ANSWER_AFTER_NUMBER, facts.answer);
        json.put(CARRIER, facts.carrier);
        json.put(END, facts.end.word());
        json.put(RETRY, facts.retry.word());
        json.put(PASSED, verdict.passed());
        json.put(PRESENTED);
        json.number(Math.max(facts.presented, 0));
        json.put(STEPS);
        steps.write(verdict.trace());
        json.put(STEPS_END);
        json.put(CHANNEL_AFTER_STEPS, CHANNELS[facts.channel.ordinal()]);
        json.put(INSIDE);
        json.number(facts.inside);
        json.put(LINE_END);
    }

    private void answered(CallFacts facts) {
        head(ANSWERED, facts);
        json.put(ANSWER_AFTER_TEXT, facts.answer);
        json.put(CARRIER, facts.carrier);
        json.put(CHANNEL, CHANNELS[facts.channel.ordinal()]);
        json.put(LINE_END);
    }

    private void ended(CallFacts facts) {
        head(ENDED, facts);
        json.put(ANSWER_AFTER_TEXT, facts.answer);
        json.put(CARRIER, facts.carrier);
        json.put(END, facts.end.word());
        json.put(CHANNEL, CHANNELS[facts.channel.ordinal()]);
        json.put(LINE_END);
    }

    private void head(byte[] event, CallFacts facts) {
        json.put(event);
        json.time(facts.epochMillis);
        json.put(CALL_ID);
        json.escaped(facts.callId, facts.callIdLength);
        json.put(CALLER, facts.caller);
        json.put(SELLER, facts.seller);
        json.put(CAMPAIGN, facts.campaign);
        json.put(CALLED);
        json.number(facts.number);
    }
}
