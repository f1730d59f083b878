package io.callgate.cli.evidence;

import io.callgate.cli.file.CsvLine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One call, from its verdict to its end, as a row of a table. */
final class CallRow {

    private static final String NOT_ENDED = "not-ended";
    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA_MARKS = "=+-@";

    static final List<String> COLUMNS = List.of("time", "call_id", "caller", "seller", "campaign",
            "called", "presented", "verdict", "reason", "list", "list_version", "record",
            "passed", "answer", "carrier", "answered", "ended", "seconds", "end",
            "channel", "inside");

    private final List<String> verdict;
    private int answer;
    private String carrier;
    private Instant answered = Instant.EPOCH;
    private Instant ended = Instant.EPOCH;
    private String end;
    private final String channel;
    private final String inside;

    /** Of a judged call. */
    CallRow(CallRecord record) {
        verdict = List.of(record.time.toString(), text(record.callId), record.caller, record.seller,
                record.campaign, record.called, record.presented, record.verdict, record.reason,
                record.list, Long.toString(record.listVersion), Long.toString(record.record),
                record.passed);
        answer = record.answer;
        carrier = record.carrier;
        end = record.end;
        channel = record.isOfText() ? "message" : "voice";
        inside = record.inside;
    }

    /** Any stranger chooses a Call-ID, and RFC 3261 lets it look like a formula. */
    private static String text(String callId) {
        return callId.isEmpty() || FORMULA_MARKS.indexOf(callId.charAt(0)) < 0 ? callId
                : "'" + callId;
    }

    /** Whether more events of the call are to come. */
    boolean isUp() {
        return end.equals(NOT_ENDED);
    }

    void answered(CallRecord record) {
        answer = record.answer;
        carrier = record.carrier;
        answered = record.time;
        end = record.isLast() ? "" : end;
    }

    void ended(CallRecord record) {
        answer = record.answer == 0 ? answer : record.answer;
        carrier = record.carrier.isEmpty() ? carrier : record.carrier;
        ended = record.time;
        end = record.end;
    }

    void write(CsvLine line) throws IOException {
        line.fields(verdict).field(Integer.toString(answer)).field(carrier)
                .field(text(answered)).field(text(ended)).field(Long.toString(seconds()))
                .field(end).field(channel).field(inside).end();
    }

    /** For which the two could talk. */
    private long seconds() {
        return answered.equals(Instant.EPOCH) || ended.equals(Instant.EPOCH) ? 0
                : Duration.between(answered, ended).toSeconds();
    }

    private static String text(Instant time) {
        return time.equals(Instant.EPOCH) ? "" : time.toString();
    }
}
