package io.callgate.store.numbering;

/**
 * A called number as one long, the key of every look-up.
 *
 * <p>Positive: the digits of an E.164 number read as a decimal (country codes never begin with 0,
 * so
 * nothing is lost; 15 digits need 50 bits). Negative: a protected short number (emergency and the
 * like), its digits read as a decimal and negated; one that begins with 0, as Australia's 000, lies
 * below -10^15 and is known by {@link #format} only. Zero: not understood.
 */
public final class E164 {

    /** What was dialled is not a number of the dial plan. */
    public static final long NOT_UNDERSTOOD = 0;

    /** ITU-T E.164: at most 15 digits. */
    public static final int DIGITS_MAX = 15;

    /** Protected short numbers that begin with 0 are their {@link Digits} beyond this. */
    private static final long LEADING_ZERO = 1_000_000_000_000_000L;

    private E164() {
    }

    /** The long of a protected short number. */
    static long protectedShort(long digits) {
        return Digits.first(digits) == 0 ? -(LEADING_ZERO + digits) : -Digits.value(digits);
    }

    public static boolean isSubscriber(long number) {
        return number > 0;
    }

    public static boolean isProtectedShort(long number) {
        return number < 0;
    }

    /** {@code +33612345678}; a protected short number as its bare digits; "" if not understood. */
    public static String format(long number) {
        if (number == NOT_UNDERSTOOD) {
            return "";
        }
        if (number > 0) {
            return "+" + number;
        }
        return number < -LEADING_ZERO
                ? Digits.text(-number - LEADING_ZERO) : Long.toString(-number);
    }

    /** For logs and screens: all but the first four and the last two digits hidden. */
    public static String masked(long number) {
        if (number <= 0) {
            return format(number);
        }
        String digits = Long.toString(number);
        int shown = Math.min(4, digits.length() - 2);
        return "+" + digits.substring(0, shown) + "*".repeat(digits.length() - shown - 2)
                + digits.substring(digits.length() - 2);
    }
}
