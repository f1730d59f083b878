package io.callgate.gateway.screening;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a step found. In its sentence a word in braces stands for the value of that key: of one of
 * the two texts, or of a {@link Unit}.
 */
public enum Finding {
    CAMPAIGN(2, "campaign {campaign}, purpose {purpose}", "campaign", "purpose"),
    CAMPAIGN_UNKNOWN(2, "campaign unknown, so the strictest is assumed: prospecting, bound by the"
            + " opt-outs of every campaign, helped only by records that name none", "", ""),
    NO_OPT_OUT(4, "no opt-out and no withdrawn consent", "", ""),
    OPT_OUT(4, "opted out of {scope}: record {record}", "scope", "", Unit.RECORD),
    CONSENT_WITHDRAWN(4, "consent to {scope} withdrawn: record {record}", "scope", "",
            Unit.RECORD),
    NOT_PROSPECTING(5, "purpose {purpose}: lists, consent and hours do not bind", "purpose", ""),
    LAW(6, "law of {country}: {law}, in force since {since}", "country", "law", Unit.SINCE),
    NO_LAW(6, "the seller names no regulation for {country}", "country", ""),
    UNREGULATED(6, "the seller names no regulations", "", ""),
    EXEMPT(6, "exempt by {basis}, given {since}: record {record} ({article})", "basis", "article",
            Unit.RECORD, Unit.SINCE),
    EXEMPTION_LAPSED(6, "exemption by {basis}, given {since}, record {record}, held until {until}"
            + " ({article})", "basis", "article", Unit.RECORD, Unit.UNTIL, Unit.SINCE),
    EXEMPTION_OF_NO_OBJECT(6, "exemption by {basis}, record {record}, is of no campaign, and must"
            + " be of the call's own ({article})", "basis", "article", Unit.RECORD),
    NOT_EXEMPT(6, "no exemption", "", ""),
    NOT_LISTED(7, "not on {list}, version {version} of {issued}, checked {checked}", "list",
            "article", Unit.VERSION, Unit.ISSUED, Unit.CHECKED),
    LISTED(7, "on {list}, version {version} of {issued}, since {checked}", "list", "article",
            Unit.VERSION, Unit.ISSUED, Unit.CHECKED),
    LIST_LIFTED(7, "{list} does not bind who has consented: record {record}, given {since}"
            + " ({article})", "list", "article", Unit.RECORD, Unit.SINCE),
    LIST_MISSING(7, "{list} is missing", "list", "article"),
    LIST_STALE(7, "not on {list}, but its version {version} of {issued} is older than {max} days",
            "list", "article", Unit.VERSION, Unit.ISSUED, Unit.MAX),
    NUMBER_NOT_COVERED(7, "{list}, version {version} of {issued}, has no answer for the number",
            "list", "article", Unit.VERSION, Unit.ISSUED),
    ANSWER_STALE(7, "{list}, version {version}, answered on {checked}, which is too long ago",
            "list", "article", Unit.VERSION, Unit.CHECKED),
    CONSENT_NOT_REQUIRED(8, "no consent is required", "", ""),
    CONSENTED(8, "consent to {scope}: record {record}, given {since}", "scope", "article",
            Unit.RECORD, Unit.SINCE),
    CONSENT_TOO_OLD(8, "consent to {scope}, record {record}, given {since}, lasts no longer"
            + " ({article})", "scope", "article", Unit.RECORD, Unit.SINCE),
    NO_CONSENT(8, "no consent to {scope} ({article})", "scope", "article"),
    OBJECT_BANNED(8, "no consent is enough for {object} ({article})", "object", "article"),
    HOURS_OPEN(9, "{at} on {day} in {zone}: a time to call ({article})", "zone", "article",
            Unit.AT, Unit.DAY),
    OUTSIDE_HOURS(9, "{at} on {day} in {zone}: no time to call ({article})", "zone", "article",
            Unit.AT, Unit.DAY),
    PUBLIC_HOLIDAY(9, "{day} is a public holiday in {zone} ({article})", "zone", "article",
            Unit.AT, Unit.DAY),
    ATTEMPTS_LEFT(9, "{count} attempts in {days} days, of {max} that are allowed ({article})", "",
            "article", Unit.COUNT, Unit.DAYS, Unit.MAX),
    ATTEMPTS_SPENT(9, "{count} attempts in {days} days, and {max} are allowed ({article})", "",
            "article", Unit.COUNT, Unit.DAYS, Unit.MAX),
    ATTEMPTS_UNKNOWN(9, "attempts cannot be counted, and {max} in {days} days are allowed"
            + " ({article})", "", "article", Unit.DAYS, Unit.MAX),
    CALLER_NUMBER_ALLOWED(9, "presents {presented}, which it may ({article})", "", "article",
            Unit.PRESENTED),
    CALLER_NUMBER_FORBIDDEN(9, "presents {presented}, which an automated system may not"
            + " ({article})", "", "article", Unit.PRESENTED),
    NO_CALLER_NUMBER(9, "presents no number, and an automated system must present one that it may"
            + " ({article})", "", "article");

    /** What a value is, by the key that names it. */
    public enum Unit {
        VERSION, RECORD, COUNT, DAYS, MAX,
        /** Days, as epoch days. */
        SINCE, UNTIL, ISSUED, CHECKED, DAY,
        /** Minute of the day. */
        AT,
        /** A telephone number. */
        PRESENTED;

        private final String key = name().toLowerCase(Locale.ROOT);

        public String key() {
            return key;
        }

        /** Whether it stands in JSON as a number. */
        public boolean isNumber() {
            return ordinal() <= MAX.ordinal();
        }
    }

    /** Values of a finding. */
    static final int UNITS_MAX = 3;

    private final int step;
    private final String sentence;
    private final String nameKey;
    private final String secondNameKey;
    private final List<Unit> units;
    private final String word;

    Finding(int step, String sentence, String nameKey, String secondNameKey, Unit... units) {
        this.step = step;
        this.sentence = sentence;
        this.nameKey = nameKey;
        this.secondNameKey = secondNameKey;
        this.units = List.of(units);
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Number of the step in the verdict order, docs/ARCHITECTURE.md. */
    public int step() {
        return step;
    }

    /** The stable word for evidence and {@code --json}. */
    public String word() {
        return word;
    }

    /** The finding that evidence has under this word. */
    public static Optional<Finding> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** For people; what has no value is left out. Allocates. */
    public String sentence(Map<String, ?> values) {
        String filled = sentence;
        for (Map.Entry<String, ?> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue().toString());
        }
        return filled.replaceAll(", checked \\{checked}|, since \\{checked}|, given \\{since}"
                + "| \\(\\{article}\\)|\\{\\w+}", "").strip();
    }

    /** Key of the first text, "" if there is none. */
    public String nameKey() {
        return nameKey;
    }

    /** Key of the second text, "" if there is none. */
    public String secondNameKey() {
        return secondNameKey;
    }

    public List<Unit> units() {
        return units;
    }
}
