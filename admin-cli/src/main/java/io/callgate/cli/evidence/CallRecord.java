package io.callgate.cli.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callgate.store.numbering.E164;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * One line of the call records: what docs/evidence.md says each key is. Used again for each line,
 * for a file has millions; nobody keeps one.
 */
public final class CallRecord {

    private static final JsonFactory JSON = new JsonFactory();

    public String event = "";
    public Instant time = Instant.EPOCH;
    public String callId = "";
    public String caller = "";
    public String seller = "";
    public String campaign = "";
    /** As recorded: with a plus, a short number's digits, or "". */
    public String called = "";
    public String presented = "";
    public String verdict = "";
    public String reason = "";
    public String list = "";
    public long listVersion;
    public long record;
    public int answer;
    public String carrier = "";
    public String end = "";
    /** How the call went through although it may not; "" otherwise. */
    public String passed = "";
    /** "voice", "message" of a text message; "" in records from before there were any. */
    public String channel = "";
    /** The number of the call inside of which this one was judged; "" of a new call. */
    public String inside = "";

    private void clear() {
        event = "";
        time = Instant.EPOCH;
        callId = "";
        caller = "";
        seller = "";
        campaign = "";
        called = "";
        presented = "";
        verdict = "";
        reason = "";
        list = "";
        listVersion = 0;
        record = 0;
        answer = 0;
        carrier = "";
        end = "";
        passed = "";
        channel = "";
        inside = "";
    }

    /** False, and nothing in it, if the line is no call record. */
    public boolean read(String line) {
        clear();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                take(key, json);
            }
            return !event.isEmpty() && !time.equals(Instant.EPOCH);
        } catch (IOException | DateTimeException notOurs) {
            return false;
        }
    }

    private void take(String key, JsonParser json) throws IOException {
        switch (key) {
            case "event" -> event = json.getText();
            case "time" -> time = Instant.parse(json.getText());
            case "call_id" -> callId = json.getText();
            case "caller" -> caller = json.getText();
            case "seller" -> seller = json.getText();
            case "campaign" -> campaign = json.getText();
            case "called" -> called = json.getText();
            case "presented" -> presented = json.getText();
            default -> takeOfVerdict(key, json);
        }
    }

    private void takeOfVerdict(String key, JsonParser json) throws IOException {
        switch (key) {
            case "verdict" -> verdict = json.getText();
            case "reason" -> reason = json.getText();
            case "list" -> list = json.getText();
            case "list_version" -> listVersion = json.getValueAsLong();
            case "record" -> record = json.getValueAsLong();
            case "answer" -> answer = json.getValueAsInt();
            case "carrier" -> carrier = json.getText();
            case "end" -> end = json.getText();
            case "passed" -> passed = json.getText();
            case "channel" -> channel = json.getText();
            case "inside" -> inside = json.getText();
            default -> json.skipChildren();
        }
    }

    public boolean isJudged() {
        return event.equals("judged");
    }

    /** Whether it is of a text message, not of a call. */
    public boolean isOfText() {
        return channel.equals("message");
    }

    /** Whether nothing more is to come: of a text message, when the carrier took it. */
    boolean isLast() {
        return event.equals("ended") || event.equals("answered") && isOfText();
    }

    /** The called number, an {@link E164} long. */
    public long number() {
        return numberOf(called);
    }

    /** The presented number, an {@link E164} long; NOT_UNDERSTOOD if there was none. */
    public long presentedNumber() {
        return numberOf(presented);
    }

    private static long numberOf(String recorded) {
        boolean subscriber = recorded.startsWith("+");
        int first = subscriber ? 1 : 0;
        int digits = recorded.length() - first;
        if (digits < 1 || digits > E164.DIGITS_MAX
                || !recorded.chars().skip(first).allMatch(one -> one >= '0' && one <= '9')) {
            return E164.NOT_UNDERSTOOD;
        }
        long number = Long.parseLong(recorded, first, recorded.length(), 10);
        return subscriber ? number : -number;
    }
}
