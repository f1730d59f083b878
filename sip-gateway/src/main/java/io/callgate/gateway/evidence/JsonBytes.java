package io.callgate.gateway.evidence;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Text of JSON, written by hand into one reused array: the consumer shares its processor with the
 * call path. All output is ASCII.
 */
final class JsonBytes {

    /** Characters kept of a name; longer ones are cut. */
    static final int TEXT_MAX = 128;
    /** Bytes that one character may take, as an escape. */
    static final int ESCAPE_BYTES = 6;

    private static final long DAY_MILLIS = 86_400_000;
    private static final int DIGIT = 10;
    private static final byte[] HEX = ascii("0123456789abcdef");

    private final byte[] bytes;
    private int length;
    private long epochDay = Long.MIN_VALUE;
    private byte[] date = {};

    JsonBytes(int bytesMax) {
        bytes = new byte[bytesMax];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** UTC day of the time written last. */
    long epochDay() {
        return epochDay;
    }

    /** As E164.format writes it, without the string. */
    void number(long number) {
        if (number > 0) {
            bytes[length++] = '+';
        }
        if (number != 0) {
            digits(Math.abs(number));
        }
    }

    /** ISO 8601 in UTC with milliseconds. */
    void time(long epochMillis) {
        long day = Math.floorDiv(epochMillis, DAY_MILLIS);
        if (day != epochDay) {
            epochDay = day;
            date = ascii(LocalDate.ofEpochDay(day).toString());
        }
        put(date);
        int millis = (int) Math.floorMod(epochMillis, DAY_MILLIS);
        twoDigits('T', millis / 3_600_000);
        twoDigits(':', millis / 60_000 % 60);
        twoDigits(':', millis / 1_000 % 60);
        twoDigits('.', millis / 10 % 100);
        bytes[length++] = (byte) ('0' + millis % 10);
        bytes[length++] = 'Z';
    }

    /** {@code 2026-11-21}. */
    void date(long day) {
        LocalDate at = LocalDate.ofEpochDay(day);
        digits(at.getYear());
        twoDigits('-', at.getMonthValue());
        twoDigits('-', at.getDayOfMonth());
    }

    /** {@code 09:05}. */
    void minute(long minuteOfDay) {
        int hour = (int) minuteOfDay / 60;
        bytes[length++] = (byte) ('0' + hour / DIGIT);
        bytes[length++] = (byte) ('0' + hour % DIGIT);
        twoDigits(':', (int) minuteOfDay % 60);
    }

    private void twoDigits(char before, int value) {
        bytes[length++] = (byte) before;
        bytes[length++] = (byte) ('0' + value / 10);
        bytes[length++] = (byte) ('0' + value % 10);
    }

    void put(byte[] constant) {
        System.arraycopy(constant, 0, bytes, length, constant.length);
        length += constant.length;
    }

    void escaped(byte[] text, int count) {
        int at = length;
        for (int i = 0; i < count; i++) {
            at = escaped(text[i] & 0xff, at);
        }
        length = at;
    }

    void put(byte[] key, String text) {
        put(key);
        int kept = Math.min(text.length(), TEXT_MAX);
        int at = length;
        for (int i = 0; i < kept; i++) {
            at = escaped(text.charAt(i), at);
        }
        length = at;
    }

    void put(byte[] key, long value) {
        put(key);
        digits(value);
    }

    void digits(long value) {
        int first = length;
        long left = value;
        do {
            bytes[length++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left != 0);
        for (int low = first, high = length - 1; low < high; low++, high--) {
            byte swapped = bytes[low];
            bytes[low] = bytes[high];
            bytes[high] = swapped;
        }
    }

    /** RFC 8259 7: what is not printable ASCII, and the two marks of a string, as an escape. */
    private int escaped(int character, int at) {
        if (character >= ' ' && character < 0x7f && character != '"' && character != '\\') {
            bytes[at] = (byte) character;
            return at + 1;
        }
        bytes[at] = '\\';
        bytes[at + 1] = 'u';
        for (int i = 0; i < 4; i++) {
            bytes[at + 2 + i] = HEX[character >> 12 - 4 * i & 0xf];
        }
        return at + 6;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
