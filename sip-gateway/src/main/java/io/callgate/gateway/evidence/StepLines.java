package io.callgate.gateway.evidence;

import static io.callgate.gateway.evidence.JsonBytes.ascii;

import io.callgate.gateway.screening.Finding;
import io.callgate.gateway.screening.Finding.Unit;
import io.callgate.gateway.screening.Trace;
import java.util.Arrays;

/** The steps of a verdict as objects of JSON, with commas between them. */
final class StepLines {

    /** Two texts in each entry, every character an escape; keys and numbers are below 200. */
    static final int BYTES_MAX =
            Trace.ENTRIES_MAX * (2 * JsonBytes.ESCAPE_BYTES * JsonBytes.TEXT_MAX + 200);

    private static final byte[] FIRST = ascii("{\"step\":");
    private static final byte[] NEXT = ascii(",{\"step\":");
    private static final byte[] FINDING = ascii(",\"finding\":\"");
    private static final byte[] QUOTE = ascii("\"");
    private static final byte[] END = ascii("}");
    private static final byte[][] NAME_KEYS = Arrays.stream(Finding.values())
            .map(finding -> textKey(finding.nameKey())).toArray(byte[][]::new);
    private static final byte[][] SECOND_NAME_KEYS = Arrays.stream(Finding.values())
            .map(finding -> textKey(finding.secondNameKey())).toArray(byte[][]::new);
    private static final byte[][] UNIT_KEYS = Arrays.stream(Unit.values())
            .map(StepLines::unitKey).toArray(byte[][]::new);

    private final JsonBytes json;

    StepLines(JsonBytes json) {
        this.json = json;
    }

    private static byte[] textKey(String key) {
        return ascii(",\"" + key + "\":\"");
    }

    private static byte[] unitKey(Unit unit) {
        String quote = unit.isNumber() ? "" : "\"";
        return ascii(",\"" + unit.key() + "\":" + quote);
    }

    void write(Trace trace) {
        for (int entry = 0; entry < trace.size(); entry++) {
            Finding finding = trace.finding(entry);
            json.put(entry == 0 ? FIRST : NEXT);
            json.digits(finding.step());
            json.put(FINDING, finding.word());
            json.put(QUOTE);
            text(NAME_KEYS[finding.ordinal()], trace.name(entry));
            units(trace, entry, finding);
            text(SECOND_NAME_KEYS[finding.ordinal()], trace.secondName(entry));
            json.put(END);
        }
    }

    private void text(byte[] key, String text) {
        if (!text.isEmpty()) {
            json.put(key, text);
            json.put(QUOTE);
        }
    }

    private void units(Trace trace, int entry, Finding finding) {
        for (int i = 0; i < finding.units().size(); i++) {
            unit(finding.units().get(i), trace.value(entry, i));
        }
    }

    private void unit(Unit unit, long value) {
        if (value == Trace.NO_DAY) {
            return;
        }
        json.put(UNIT_KEYS[unit.ordinal()]);
        switch (unit) {
            case SINCE, UNTIL, ISSUED, CHECKED, DAY -> json.date(value);
            case AT -> json.minute(value);
            case PRESENTED -> json.number(value);
            default -> json.digits(value);
        }
        if (!unit.isNumber()) {
            json.put(QUOTE);
        }
    }
}
