package io.callgate.store.numbering;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Every country code there is. What is behind one is loaded when first asked for, or all at once by
 * {@link #preload()}: 215 of them, 0.2 s and 1 MB, which a gateway spends before it answers.
 */
final class CountryCodes {

    /** Country codes have one to three digits, and none begins with another. */
    private static final int CODE_MAX = 999;
    private static final int CODE_DIGITS_MAX = 3;
    private static final String NON_GEOGRAPHIC = "001";

    private static final boolean[] ASSIGNED = new boolean[CODE_MAX + 1];
    private static final AtomicReferenceArray<CountryCode> LOADED =
            new AtomicReferenceArray<>(CODE_MAX + 1);

    static {
        for (int code : PhoneNumberUtil.getInstance().getSupportedCallingCodes()) {
            ASSIGNED[code] = true;
        }
    }

    private CountryCodes() {
    }

    static void preload() {
        for (int code = 1; code <= CODE_MAX; code++) {
            if (ASSIGNED[code]) {
                get(code);
            }
        }
    }

    /** An assigned country code. */
    static CountryCode get(int code) {
        CountryCode loaded = LOADED.get(code);
        if (loaded != null) {
            return loaded;
        }
        // Two threads may both load it: they load the same.
        CountryCode first = new CountryCode(mainMetadata(code));
        LOADED.set(code, first);
        return first;
    }

    /** What is known of a country: ISO 3166 alpha-2, one of libphonenumber's regions. */
    static PhoneMetadata metadata(String country) {
        return source().getMetadataForRegion(country);
    }

    static boolean isCountry(String country) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(country);
    }

    /** The number that these {@link Digits}, country code first, stand for. */
    static long read(long digits) {
        if (digits == Digits.EMPTY || Digits.first(digits) == 0) {
            return NotUnderstood.COUNTRY_CODE.outcome();
        }
        long international = Digits.of(OneSubscriber.number(Digits.value(digits)));
        int codeDigits = codeDigits(international);
        if (codeDigits == 0) {
            return NotUnderstood.COUNTRY_CODE.outcome();
        }
        return get(Digits.head(international, codeDigits))
                .subscriber(Digits.dropFirst(international, codeDigits));
    }

    /** Whether a number that was accepted is of the form that its country's numbers have. */
    static boolean isInForm(long number) {
        long digits = Digits.of(number);
        int codeDigits = codeDigits(digits);
        return get(Digits.head(digits, codeDigits))
                .isInForm(Digits.dropFirst(digits, codeDigits));
    }

    /** Digits of the country code in front, 0 if there is none. */
    private static int codeDigits(long digits) {
        int longest = Math.min(CODE_DIGITS_MAX, Digits.count(digits));
        for (int taken = 1; taken <= longest; taken++) {
            if (ASSIGNED[Digits.head(digits, taken)]) {
                return taken;
            }
        }
        return 0;
    }

    /** Where several countries share a code, libphonenumber names one the main country. */
    private static PhoneMetadata mainMetadata(int code) {
        String country = PhoneNumberUtil.getInstance().getRegionCodeForCountryCode(code);
        return country.equals(NON_GEOGRAPHIC)
                ? source().getMetadataForNonGeographicalRegion(code)
                : source().getMetadataForRegion(country);
    }

    private static MetadataSource source() {
        return DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
    }
}
