package io.callgate.gateway.screening;

import io.callgate.gateway.config.TermsConfig;
import io.callgate.gateway.screening.Finding.Unit;
import io.callgate.store.numbering.E164;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every step that a verdict took, in order, and the facts that it used. Pooled with its verdict;
 * filled without garbage: texts are those of the configuration and the laws.
 */
public final class Trace {

    /** Its lists, campaign, opt-out, law, six lapsed exemptions and none, consent, and step 9. */
    public static final int ENTRIES_MAX = TermsConfig.LISTS_MAX + 16;

    /** In place of an epoch day that is not known. */
    public static final long NO_DAY = Long.MIN_VALUE;

    private static final int NAMES = 2;
    private static final int MINUTES = 60;

    private final Finding[] findings = new Finding[ENTRIES_MAX];
    private final String[] names = new String[ENTRIES_MAX * NAMES];
    private final long[] values = new long[ENTRIES_MAX * Finding.UNITS_MAX];
    private int size;

    public int size() {
        return size;
    }

    public Finding finding(int entry) {
        return findings[entry];
    }

    /** The text that {@link Finding#nameKey} keys. */
    public String name(int entry) {
        return names[entry * NAMES];
    }

    /** The text that {@link Finding#secondNameKey} keys. */
    public String secondName(int entry) {
        return names[entry * NAMES + 1];
    }

    /** The value of unit number so and so of the finding. */
    public long value(int entry, int unit) {
        return values[entry * Finding.UNITS_MAX + unit];
    }

    /** The first value of the entry made last: of a list, its version. */
    long lastValue() {
        return value(size - 1, 0);
    }

    void clear() {
        size = 0;
    }

    void add(Finding finding) {
        add(finding, "", "");
    }

    void add(Finding finding, String name, String secondName) {
        add(finding, name, secondName, 0, 0, 0);
    }

    /** Values in the order of the finding's units. */
    void add(Finding finding, String name, String secondName, long first, long second,
            long third) {
        findings[size] = finding;
        names[size * NAMES] = name;
        names[size * NAMES + 1] = secondName;
        int at = size * Finding.UNITS_MAX;
        values[at] = first;
        values[at + 1] = second;
        values[at + 2] = third;
        size++;
    }

    void copyFrom(Trace other) {
        size = other.size;
        System.arraycopy(other.findings, 0, findings, 0, size);
        System.arraycopy(other.names, 0, names, 0, size * NAMES);
        System.arraycopy(other.values, 0, values, 0, size * Finding.UNITS_MAX);
    }

    /** For people, one entry; allocates. */
    public String sentence(int entry) {
        return findings[entry].sentence(values(entry));
    }

    /** For people and machines, the facts of one entry by key, unknown ones left out; allocates. */
    public Map<String, Object> values(int entry) {
        Finding finding = findings[entry];
        Map<String, Object> values = new LinkedHashMap<>();
        putText(values, finding.nameKey(), name(entry));
        for (int unit = 0; unit < finding.units().size(); unit++) {
            put(values, finding.units().get(unit), value(entry, unit));
        }
        putText(values, finding.secondNameKey(), secondName(entry));
        return values;
    }

    private static void putText(Map<String, Object> values, String key, String text) {
        if (!key.isEmpty() && !text.isEmpty()) {
            values.put(key, text);
        }
    }

    private static void put(Map<String, Object> values, Unit unit, long value) {
        switch (unit) {
            case SINCE, UNTIL, ISSUED, CHECKED, DAY -> {
                if (value != NO_DAY) {
                    values.put(unit.key(), LocalDate.ofEpochDay(value).toString());
                }
            }
            case AT -> values.put(unit.key(),
                    String.format("%02d:%02d", value / MINUTES, value % MINUTES));
            case PRESENTED -> values.put(unit.key(), E164.format(value));
            default -> values.put(unit.key(), value);
        }
    }
}
