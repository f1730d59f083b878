package io.callgate.gateway.proxy;

/** What the user part of a URI that nobody understands as a number looks like all the same. */
final class UserPart {

    /** Fewer digits are an extension, not a subscriber's number that we failed to understand. */
    private static final int SUBSCRIBER_DIGITS_MIN = 7;

    private UserPart() {
    }

    /** Whether there are as many digits in {@code bytes[from, to)} as a subscriber's number has. */
    static boolean isLikeNumber(byte[] bytes, int from, int to) {
        int digits = 0;
        for (int at = from; at < to; at = behind(bytes, at)) {
            int character = at(bytes, at);
            digits += character >= '0' && character <= '9' ? 1 : 0;
        }
        return digits >= SUBSCRIBER_DIGITS_MIN;
    }

    /**
     * Whether somebody dials, rather than names: a number behind + or with the * or # of a service
     * code, or what ends in the middle for who reads it as a string of C.
     */
    static boolean isDialled(byte[] bytes, int from, int to) {
        boolean code = from < to && at(bytes, from) == '+';
        boolean control = false;
        for (int at = from; at < to; at = behind(bytes, at)) {
            int character = at(bytes, at);
            code |= character == '*' || character == '#';
            control |= character < ' ' || character == 0x7f;
        }
        return control || code && isLikeNumber(bytes, from, to);
    }

    static boolean hasLetter(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (Character.isLetter(bytes[at] & 0x7f)) {
                return true;
            }
        }
        return false;
    }

    /** The character there, its escape taken away; escapes are whole, as the scanner has seen. */
    private static int at(byte[] bytes, int at) {
        return bytes[at] != '%' ? bytes[at] & 0xff
                : Character.digit(bytes[at + 1], 16) << 4 | Character.digit(bytes[at + 2], 16);
    }

    private static int behind(byte[] bytes, int at) {
        return at + (bytes[at] == '%' ? 3 : 1);
    }
}
