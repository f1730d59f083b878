package io.callgate.gateway.message;

/**
 * The basic rules of RFC 3261 section 25.1 over bytes: classes of characters and steps from one
 * place to the next. Inside a header line, CR and LF are white space: whoever found the line has
 * made sure that they only occur as folds (7.3.1).
 */
final class Grammar {

    /** What a step returns when what it looked for is not there. */
    static final int NOWHERE = -1;

    static final int WHITE = 1;
    static final int DIGIT = 1 << 1;
    static final int HEX = 1 << 2;
    static final int TOKEN = 1 << 3;
    /** Characters of a host name; the underscore is not one, but is met in private networks. */
    static final int HOST = 1 << 4;
    /** Characters of an IPv6 address between its brackets. */
    static final int IPV6 = 1 << 5;
    /**
     * Userinfo of a SIP URI before any password. Beyond the grammar: a bare '#', which dialers send
     * as part of prefixes, and bytes above ASCII, which the canonicaliser has to judge.
     */
    static final int USER = 1 << 6;
    /** Parameters of a URI, their separators included. */
    static final int URI_PARAMETER = 1 << 7;
    /** Any URI as a whole. */
    static final int URI = 1 << 8;
    /**
     * Value of a header parameter that is not quoted: a token or a host. Beyond the grammar: '='
     * and '/', for there are peers whose tags and branches are base64.
     */
    static final int PARAMETER_VALUE = 1 << 9;
    /** A display name without quotes, the spaces between its words included. */
    static final int DISPLAY_NAME = 1 << 10;
    static final int CALL_ID = 1 << 11;
    static final int SCHEME = 1 << 12;
    static final int PASSWORD = 1 << 13;

    private static final short[] CLASSES = new short[256];

    private static final String ALPHA = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String MARK = "-_.!~*'()";

    static {
        mark(WHITE, " \t\r\n");
        mark(DIGIT, DIGITS);
        mark(HEX, DIGITS + "abcdefABCDEF");
        mark(TOKEN, ALPHA + DIGITS + "-.!%*_+`'~");
        mark(HOST, ALPHA + DIGITS + "-._");
        mark(IPV6, DIGITS + "abcdefABCDEF:.");
        mark(USER, ALPHA + DIGITS + MARK + "&=+$,;?/%#");
        mark(URI_PARAMETER, ALPHA + DIGITS + MARK + "[]/:&+$%;=");
        markVisibleExcept(URI, "<>\"");
        mark(PARAMETER_VALUE, ALPHA + DIGITS + "-.!%*_+`'~" + "[]:" + "=/");
        mark(SCHEME, ALPHA + DIGITS + "+-.");
        mark(PASSWORD, ALPHA + DIGITS + MARK + "&=+$,%");
        markVisibleExcept(DISPLAY_NAME, "<>\",;:@\\");
        mark(DISPLAY_NAME, " \t\r\n");
        markVisibleExcept(CALL_ID, ",;");
        for (int high = 0x80; high < CLASSES.length; high++) {
            CLASSES[high] |= USER | URI | DISPLAY_NAME;
        }
    }

    private Grammar() {
    }

    private static void mark(int kind, String characters) {
        for (int i = 0; i < characters.length(); i++) {
            CLASSES[characters.charAt(i)] |= (short) kind;
        }
    }

    private static void markVisibleExcept(int kind, String excluded) {
        for (char c = '!'; c <= '~'; c++) {
            if (excluded.indexOf(c) < 0) {
                CLASSES[c] |= (short) kind;
            }
        }
    }

    static boolean is(byte b, int kinds) {
        return (CLASSES[b & 0xFF] & kinds) != 0;
    }

    /** First place at or after {@code from} whose byte is not of these kinds, else {@code to}. */
    static int skip(byte[] bytes, int from, int to, int kinds) {
        int at = from;
        while (at < to && is(bytes[at], kinds)) {
            at++;
        }
        return at;
    }

    /** {@code to} moved back before any white space. */
    static int trimEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && is(bytes[end - 1], WHITE)) {
            end--;
        }
        return end;
    }

    static boolean isAt(byte[] bytes, int at, int to, char expected) {
        return at < to && bytes[at] == expected;
    }

    /** Whether {@code [from, to)} is this ASCII word, which is given in small letters. */
    static boolean isWord(byte[] bytes, int from, int to, byte[] word) {
        return to - from == word.length && startsWith(bytes, from, to, word);
    }

    /** Whether {@code [from, to)} begins with this ASCII word, which is given in small letters. */
    static boolean startsWith(byte[] bytes, int from, int to, byte[] word) {
        if (to - from < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (lower(bytes[from + i]) != word[i]) {
                return false;
            }
        }
        return true;
    }

    static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }

    /** The decimal in {@code [from, to)}; NOWHERE if there is any other byte or it is above max. */
    static long decimal(byte[] bytes, int from, int to, long max) {
        if (from >= to) {
            return NOWHERE;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            if (!is(bytes[at], DIGIT)) {
                return NOWHERE;
            }
            value = value * 10 + (bytes[at] - '0');
            if (value > max) {
                return NOWHERE;
            }
        }
        return value;
    }

    /** Behind the quoted string that opens at {@code from}; NOWHERE if it is never closed. */
    static int quotedEnd(byte[] bytes, int from, int to) {
        for (int at = from + 1; at < to; at++) {
            if (bytes[at] == '"') {
                return at + 1;
            }
            if (bytes[at] == '\\') {
                at++;
            }
        }
        return NOWHERE;
    }

    /** Behind the host that begins at {@code from}, brackets of IPv6 included; NOWHERE if none. */
    static int hostEnd(byte[] bytes, int from, int to) {
        if (isAt(bytes, from, to, '[')) {
            int end = skip(bytes, from + 1, to, IPV6);
            return end > from + 1 && isAt(bytes, end, to, ']') ? end + 1 : NOWHERE;
        }
        int end = skip(bytes, from, to, HOST);
        return end > from ? end : NOWHERE;
    }

    /** The comma that ends the list value at {@code from}, or {@code to}; NOWHERE: open quote. */
    static int listValueEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ',') {
            at = bytes[at] == '"' ? quotedEnd(bytes, at, to) : at + 1;
            if (at == NOWHERE) {
                return NOWHERE;
            }
        }
        return at;
    }
}
