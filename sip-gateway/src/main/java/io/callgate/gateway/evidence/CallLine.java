package io.callgate.gateway.evidence;

import io.callgate.gateway.screening.Outcome;
import io.callgate.gateway.screening.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/**
 * One event of a call as a line of JSON, in the shape of docs/evidence.md. Written by hand into one
 * reused array: the consumer shares its processor with the call path. All output is ASCII.
 */
final class CallLine {

    /** Characters kept of a name; longer ones are cut. */
    private static final int TEXT_MAX = 128;

    /** Each byte of a text may take six as an escape; keys, numbers and marks are below 600. */
    static final int BYTES_MAX = 6 * (CallFacts.CALL_ID_MAX + 6 * TEXT_MAX) + 600;

    private static final long DAY_MILLIS = 86_400_000;
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final String[] OUTCOMES = Arrays.stream(Outcome.values())
            .map(outcome -> outcome.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);

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
    private static final byte[] LINE_END = ascii("\"}\n");

    private final byte[] bytes = new byte[BYTES_MAX];
    private int length;
    private long epochDay = Long.MIN_VALUE;
    private byte[] date = {};

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** UTC day of the event last written. */
    long epochDay() {
        return epochDay;
    }

    /** Writes an event other than NONE. */
    void write(CallFacts facts) {
        length = 0;
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
        put(VERDICT, OUTCOMES[verdict.outcome().ordinal()]);
        put(REASON, verdict.reason().word());
        put(STEP, verdict.reason().step());
        put(LIST, verdict.list());
        put(LIST_VERSION, verdict.listVersion());
        put(RECORD, verdict.recordSequence());
        put(ANSWER_AFTER_NUMBER, facts.answer);
        put(CARRIER, facts.carrier);
        put(END, facts.end.word());
        put(RETRY, facts.retry.word());
        put(LINE_END);
    }

    private void answered(CallFacts facts) {
        head(ANSWERED, facts);
        put(ANSWER_AFTER_TEXT, facts.answer);
        put(CARRIER, facts.carrier);
        put(LINE_END);
    }

    private void ended(CallFacts facts) {
        head(ENDED, facts);
        put(ANSWER_AFTER_TEXT, facts.answer);
        put(CARRIER, facts.carrier);
        put(END, facts.end.word());
        put(LINE_END);
    }

    private void head(byte[] event, CallFacts facts) {
        put(event);
        time(facts.epochMillis);
        put(CALL_ID);
        callId(facts.callId, facts.callIdLength);
        put(CALLER, facts.caller);
        put(SELLER, facts.seller);
        put(CAMPAIGN, facts.campaign);
        put(CALLED);
        called(facts.number);
    }

    /** As E164.format writes it, without the string. */
    private void called(long number) {
        if (number > 0) {
            bytes[length++] = '+';
        }
        if (number != 0) {
            digits(Math.abs(number));
        }
    }

    /** ISO 8601 in UTC with milliseconds. */
    private void time(long epochMillis) {
        long day = Math.floorDiv(epochMillis, DAY_MILLIS);
        if (day != epochDay) {
            epochDay = day;
            date = ascii(LocalDate.ofEpochDay(day).toString());
        }
        put(date);
        int millis = (int) Math.floorMod(epochMillis, DAY_MILLIS);
        twoDigits('T', millis / 3_600_000);
        twoDigits(':', millis / 60_000 % 60);
        twoDigits(':', millis / 1_000 % 60);
        twoDigits('.', millis / 10 % 100);
        bytes[length++] = (byte) ('0' + millis % 10);
        bytes[length++] = 'Z';
    }

    private void twoDigits(char before, int value) {
        bytes[length++] = (byte) before;
        bytes[length++] = (byte) ('0' + value / 10);
        bytes[length++] = (byte) ('0' + value % 10);
    }

    private void put(byte[] constant) {
        System.arraycopy(constant, 0, bytes, length, constant.length);
        length += constant.length;
    }

    private void callId(byte[] id, int idLength) {
        int at = length;
        for (int i = 0; i < idLength; i++) {
            at = escaped(id[i] & 0xff, at);
        }
        length = at;
    }

    private void put(byte[] key, String text) {
        put(key);
        int kept = Math.min(text.length(), TEXT_MAX);
        int at = length;
        for (int i = 0; i < kept; i++) {
            at = escaped(text.charAt(i), at);
        }
        length = at;
    }

    private void put(byte[] key, long value) {
        put(key);
        digits(value);
    }

    private void digits(long value) {
        int first = length;
        long left = value;
        do {
            bytes[length++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left != 0);
        for (int low = first, high = length - 1; low < high; low++, high--) {
            byte swapped = bytes[low];
            bytes[low] = bytes[high];
            bytes[high] = swapped;
        }
    }

    /** RFC 8259 7: what is not printable ASCII, and the two marks of a string, as an escape. */
    private int escaped(int character, int at) {
        if (character >= ' ' && character < 0x7f && character != '"' && character != '\\') {
            bytes[at] = (byte) character;
            return at + 1;
        }
        bytes[at] = '\\';
        bytes[at + 1] = 'u';
        for (int i = 0; i < 4; i++) {
            bytes[at + 2 + i] = HEX[character >> 12 - 4 * i & 0xf];
        }
        return at + 6;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
