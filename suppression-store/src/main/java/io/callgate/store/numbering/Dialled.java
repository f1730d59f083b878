package io.callgate.store.numbering;

/** A dialled text with its visual separators gone: {@link Digits}, and whether a + led them. */
final class Dialled {

    private static final long PLUS = 1L << 61;

    /** The least string that has no room for one digit more. */
    private static final long FULL = 1_000_000_000_000_000_000L;

    private Dialled() {
    }

    /** {@link Digits} with or without a plus, or the {@link NotUnderstood#outcome()}. */
    static long scan(byte[] text, int start, int end) {
        if (isSpreadsheetDecimal(text, start, end)) {
            return NotUnderstood.SPREADSHEET.outcome();
        }
        long digits = Digits.EMPTY;
        long plus = 0;
        for (int i = start; i < end; i++) {
            byte b = text[i];
            if (isDigit(b)) {
                if (digits >= FULL) {
                    return NotUnderstood.TOO_LONG.outcome();
                }
                digits = Digits.append(digits, b - '0');
            } else if (b == '+' && plus == 0 && digits == Digits.EMPTY) {
                plus = PLUS;
            } else if (!isSeparator(b)) {
                return cause(text, start, i).outcome();
            }
        }
        return digits == Digits.EMPTY ? NotUnderstood.EMPTY.outcome() : digits | plus;
    }

    static boolean hasPlus(long dialled) {
        return (dialled & PLUS) != 0;
    }

    static long digits(long dialled) {
        return dialled & ~PLUS;
    }

    /** RFC 3966 visual separators, and the space, which people and files put in. */
    static boolean isSeparator(byte b) {
        return b == ' ' || b == '-' || b == '.' || b == '(' || b == ')';
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /**
     * {@code 33612345678.0}: the point would pass for a separator and the zero for a digit more.
     * Grouped numbers end in one or two zeros too, but have another separator before. Spaces around
     * change nothing.
     */
    private static boolean isSpreadsheetDecimal(byte[] text, int start, int end) {
        int last = end;
        while (last > start && text[last - 1] == ' ') {
            last--;
        }
        int at = last;
        while (at > start && at > last - 2 && text[at - 1] == '0') {
            at--;
        }
        if (at == last || at == start || text[at - 1] != '.') {
            return false;
        }
        int first = start;
        while (text[first] == ' ') {
            first++;
        }
        for (int i = first; i < at - 1; i++) {
            if (isSeparator(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static NotUnderstood cause(byte[] text, int start, int at) {
        byte b = text[at];
        if (b < 0) {
            return NotUnderstood.NOT_ASCII;
        }
        if (b == '*' || b == '#') {
            return NotUnderstood.DIAL_CODE;
        }
        if (b == '+') {
            return NotUnderstood.MISPLACED_PLUS;
        }
        boolean exponent = (b == 'E' || b == 'e') && at > start && isDigit(text[at - 1]);
        boolean comma = b == ',' && at > start && isDigit(text[at - 1]);
        return exponent || comma ? NotUnderstood.SPREADSHEET : NotUnderstood.LETTERS;
    }
}
