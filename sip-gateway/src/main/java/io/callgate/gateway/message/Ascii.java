package io.callgate.gateway.message;

import java.nio.charset.StandardCharsets;

/** Comparing and reading ASCII in place. */
public final class Ascii {

    private Ascii() {
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public static boolean startsWithIgnoreCase(SipMessage message, Part part, byte[] prefix) {
        if (!message.has(part)) {
            return false;
        }
        int start = message.start(part);
        return message.end(part) - start >= prefix.length
                && equalsIgnoreCase(message.bytes(), start, start + prefix.length, prefix);
    }

    public static boolean equalsIgnoreCase(byte[] bytes, int from, int to, byte[] other) {
        if (to - from != other.length) {
            return false;
        }
        for (int i = 0; i < other.length; i++) {
            if (Grammar.lower(bytes[from + i]) != Grammar.lower(other[i])) {
                return false;
            }
        }
        return true;
    }

    /** Of the bytes of a part, 0 if it is absent; to tell texts apart that nobody forges. */
    public static int hash(SipMessage message, Part part) {
        int hash = 0;
        for (int at = message.start(part); at < message.end(part); at++) {
            hash = 31 * hash + message.bytes()[at];
        }
        return hash;
    }

    /** Sixteen hexadecimal digits from {@code from}; {@code otherwise} if they are not. */
    public static long hex(byte[] bytes, int from, long otherwise) {
        long value = 0;
        for (int at = from; at < from + 16; at++) {
            int digit = Character.digit(bytes[at], 16);
            if (digit < 0) {
                return otherwise;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
