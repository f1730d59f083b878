package io.callgate.store.numbering;

/** Why a text is not a number that could be called. */
public enum NotUnderstood {
    EMPTY("no digit in it"),
    TEXT_TOO_LONG("longer than any way of writing a number"),
    LETTERS("letters or signs that no number contains"),
    NOT_ASCII("characters beyond ASCII, for instance full-width digits"),
    SPREADSHEET("a decimal number as spreadsheets write it: export the column as text"),
    ESCAPE("a % escape that is broken or escapes a character no number contains"),
    PARAMETERS("malformed, repeated or contradictory parameters after ';'"),
    PHONE_CONTEXT("a phone-context that is neither + and digits nor a domain"),
    ROUTING_NUMBER("the ported number's routing number (rn) is not understood"),
    DIAL_CODE("* or # that the caller's dial plan does not know as a prefix"),
    MISPLACED_PLUS("a + that is not in front"),
    COUNTRY_CODE("no country has this country code"),
    TOO_SHORT("too short for its country"),
    TOO_LONG("too long for its country"),
    IMPOSSIBLE_LENGTH("a length that no number of its country has"),
    LEADING_DIGIT("no number of its country begins with this digit"),
    TRUNK_PREFIX_MISSING("neither international nor with the prefix of national calls"),
    AMBIGUOUS("it can be read as two different numbers");

    private static final NotUnderstood[] ALL = values();

    private final String sentence;

    NotUnderstood(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /**
     * The cause as the outcome of a reading: far below every {@link E164} long, so that one long
     * carries either.
     */
    long outcome() {
        return Long.MIN_VALUE + ordinal();
    }

    static boolean is(long outcome) {
        return outcome < Long.MIN_VALUE + ALL.length;
    }

    static NotUnderstood of(long outcome) {
        return ALL[(int) (outcome - Long.MIN_VALUE)];
    }
}
