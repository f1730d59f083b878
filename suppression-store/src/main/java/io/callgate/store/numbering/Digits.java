package io.callgate.store.numbering;

/**
 * A string of up to 18 decimal digits in one long, so that reading a number allocates nothing. A 1
 * stands before the digits and keeps their leading zeros: "0612" is 10612, the empty string is 1.
 */
final class Digits {

    /** The empty string. */
    static final long EMPTY = 1;

    /** 18 digits behind the 1 are below 2 * 10^18, which is below 2^61. */
    static final int COUNT_MAX = 18;

    private static final long[] POWER_OF_TEN = new long[COUNT_MAX + 1];

    static {
        POWER_OF_TEN[0] = 1;
        for (int i = 1; i <= COUNT_MAX; i++) {
            POWER_OF_TEN[i] = 10 * POWER_OF_TEN[i - 1];
        }
    }

    private Digits() {
    }

    /** The digits of a number that does not begin with 0. */
    static long of(long value) {
        return value + POWER_OF_TEN[countOfValue(value)];
    }

    static long parse(CharSequence text) {
        long digits = EMPTY;
        for (int i = 0; i < text.length(); i++) {
            digits = append(digits, text.charAt(i) - '0');
        }
        return digits;
    }

    static long append(long digits, int digit) {
        return 10 * digits + digit;
    }

    static int count(long digits) {
        return countOfValue(digits) - 1;
    }

    /** The digits read as a decimal: leading zeros are lost. */
    static long value(long digits) {
        return digits - POWER_OF_TEN[count(digits)];
    }

    /** First digit of a string that is not empty. */
    static int first(long digits) {
        return (int) (digits / POWER_OF_TEN[count(digits) - 1]) - 10;
    }

    static boolean startsWith(long digits, long prefix) {
        int rest = count(digits) - count(prefix);
        return rest >= 0 && digits / POWER_OF_TEN[rest] == prefix;
    }

    static long dropFirst(long digits, int dropped) {
        long head = POWER_OF_TEN[count(digits) - dropped];
        return digits % head + head;
    }

    /** The first digits, read as a decimal. */
    static int head(long digits, int taken) {
        return (int) (digits / POWER_OF_TEN[count(digits) - taken] - POWER_OF_TEN[taken]);
    }

    /** {@code country} followed by the digits, read as a decimal. */
    static long valueAfter(int country, long digits) {
        return country * POWER_OF_TEN[count(digits)] + value(digits);
    }

    static String text(long digits) {
        return Long.toString(digits).substring(1);
    }

    /** Decimal digits of a positive value below 2 * 10^18. */
    static int countOfValue(long value) {
        // 1233 / 4096 is log10(2), close enough below 2^61 to be one too low at most.
        int guess = (Long.SIZE - Long.numberOfLeadingZeros(value)) * 1233 >> 12;
        return value < POWER_OF_TEN[guess] ? guess : guess + 1;
    }
}
