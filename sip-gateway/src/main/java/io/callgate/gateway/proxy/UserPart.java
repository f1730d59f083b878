package io.callgate.gateway.proxy;

import io.callgate.gateway.message.Ascii;

/** What the user part of a URI that nobody understands as a number looks like all the same. */
final class UserPart {

    /** RFC 3966 and 4694: parameters that a number has, and no name. */
    private static final byte[] PHONE_CONTEXT = Ascii.bytes("phone-context");
    private static final byte[] ROUTING_NUMBER = Ascii.bytes("rn");

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
     * code.
     */
    static boolean isDialled(byte[] bytes, int from, int to) {
        boolean code = from < to && at(bytes, from) == '+';
        for (int at = from; at < to; at = behind(bytes, at)) {
            code |= at(bytes, at) == '*' || at(bytes, at) == '#';
        }
        return code && isLikeNumber(bytes, from, to);
    }

    /** Whether it ends in the middle for who reads it as a string of C. */
    static boolean hasControl(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at = behind(bytes, at)) {
            if (at(bytes, at) < ' ' || at(bytes, at) == 0x7f) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it begins with a subscriber's number, whatever stands behind that: who reads digits
     * up to the first that is none reads one. Bytes beyond ASCII may be digits of other scripts.
     */
    static boolean beginsLikeNumber(byte[] bytes, int from, int to) {
        int digits = 0;
        int end = endOfNumber(bytes, from, to);
        for (int at = from; at < end; at = behind(bytes, at)) {
            digits += isDigit(at(bytes, at)) ? 1 : 0;
        }
        return digits >= SUBSCRIBER_DIGITS_MIN;
    }

    /** Where the digits end that it begins with, and what people write between them. */
    static int endOfNumber(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (isDigit(at(bytes, at)) || isSeparator(at(bytes, at)))) {
            at = behind(bytes, at);
        }
        return at;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9' || character > 0x7f;
    }

    /** As people write between digits, those that no grammar allows included. */
    private static boolean isSeparator(int character) {
        return "+-.() /_".indexOf(character) >= 0;
    }

    /** Whether a parameter says how to read the number, or where it is routed. */
    static boolean hasNumberParameter(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at = behind(bytes, at)) {
            int name = behind(bytes, at);
            if (at(bytes, at) == ';' && (isNamed(bytes, name, to, PHONE_CONTEXT)
                    || isNamed(bytes, name, to, ROUTING_NUMBER))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(byte[] bytes, int from, int to, byte[] name) {
        int at = from;
        for (int i = 0; i < name.length; i++) {
            if (at >= to || Character.toLowerCase(at(bytes, at)) != name[i]) {
                return false;
            }
            at = behind(bytes, at);
        }
        return at >= to || at(bytes, at) == '=' || at(bytes, at) == ';';
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
