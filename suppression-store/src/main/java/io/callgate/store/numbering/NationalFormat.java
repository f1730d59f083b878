package io.callgate.store.numbering;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import java.nio.charset.StandardCharsets;

/**
 * Numbers as they are dialled in one country: its own with the prefix of national calls, all others
 * with that of international calls. The reverse of {@link Canonicaliser}, for carriers that take no
 * other form.
 */
public final class NationalFormat {

    /** In North America national numbers are ten digits: the 1 in front is the country code. */
    private static final int NORTH_AMERICA = 1;

    /** A prefix and {@link E164#DIGITS_MAX} digits. */
    public static final int LENGTH_MAX = 32;

    private final long countryCode;
    private final byte[] trunkPrefix;
    private final byte[] internationalPrefix;

    private NationalFormat(PhoneMetadata metadata) {
        countryCode = metadata.getCountryCode();
        trunkPrefix = countryCode == NORTH_AMERICA ? new byte[0]
                : ascii(metadata.getNationalPrefix());
        internationalPrefix = ascii(internationalPrefix(metadata));
    }

    private static byte[] ascii(String digits) {
        return digits.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where there are several, one is preferred; some countries choose a carrier by it. */
    private static String internationalPrefix(PhoneMetadata metadata) {
        return metadata.hasPreferredInternationalPrefix()
                ? metadata.getPreferredInternationalPrefix()
                : metadata.getInternationalPrefix();
    }

    /** Whether the country, ISO 3166, has one way to dial abroad that can be written down. */
    public static boolean isKnown(String country) {
        return CountryCodes.isCountry(country)
                && internationalPrefix(CountryCodes.metadata(country)).matches("[0-9]+");
    }

    /** @throws IllegalArgumentException unless {@link #isKnown} */
    public static NationalFormat of(String country) {
        if (!isKnown(country)) {
            throw new IllegalArgumentException("no national format of '" + country + "'");
        }
        return new NationalFormat(CountryCodes.metadata(country));
    }

    /**
     * Writes the number, not a protected short one, as ASCII digits from index 0.
     *
     * @param target of {@link #LENGTH_MAX} bytes at least
     * @return how many it is
     */
    public int write(long number, byte[] target) {
        long power = power(number);
        boolean national = number / power == countryCode;
        byte[] prefix = national ? trunkPrefix : internationalPrefix;
        System.arraycopy(prefix, 0, target, 0, prefix.length);
        int end = prefix.length + (national ? places(power) : places(number) + 1);
        long rest = number;
        for (int at = end - 1; at >= prefix.length; at--) {
            target[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }

    /** Ten to the number of digits that stand behind the country code, if it is ours. */
    private long power(long number) {
        long power = 1;
        while (number / power > countryCode) {
            power *= 10;
        }
        return power;
    }

    /** Zeros of the highest power of ten that the value reaches. */
    private static int places(long value) {
        int places = 0;
        for (long left = value; left >= 10; left /= 10) {
            places++;
        }
        return places;
    }
}
