package io.callgate.store.numbering;

import static com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult.IS_POSSIBLE;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Numbers for property tests: any digits behind any country code, and numbers really in use. */
final class NumbersOfAllCountries {

    static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private NumbersOfAllCountries() {
    }

    /** Country code and 1 to 15 digits, most of them of no use. */
    static Arbitrary<String> anyDigits() {
        Arbitrary<Integer> codes = Arbitraries.of(LIBRARY.getSupportedCallingCodes());
        Arbitrary<String> rest = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(15);
        return Combinators.combine(codes, rest).as((code, digits) -> code + digits);
    }

    /**
     * Valid in libphonenumber's eyes and not for local calls only: its examples, with the last
     * digits replaced.
     */
    static Arbitrary<PhoneNumber> valid() {
        Arbitrary<PhoneNumber> examples = Arbitraries.of(examples());
        return Combinators.combine(examples, Arbitraries.integers().between(0, 9999))
                .as(NumbersOfAllCountries::withLastDigits)
                .filter(number -> LIBRARY.isValidNumber(number)
                        && LIBRARY.isPossibleNumberWithReason(number) == IS_POSSIBLE);
    }

    static String e164(PhoneNumber number) {
        return LIBRARY.format(number, PhoneNumberFormat.E164);
    }

    static List<PhoneNumber> examples() {
        List<PhoneNumber> examples = new ArrayList<>();
        for (String country : LIBRARY.getSupportedRegions()) {
            for (PhoneNumberType type : PhoneNumberType.values()) {
                PhoneNumber example = LIBRARY.getExampleNumberForType(country, type);
                if (example != null) {
                    examples.add(example);
                }
            }
        }
        for (int code : LIBRARY.getSupportedGlobalNetworkCallingCodes()) {
            examples.add(LIBRARY.getExampleNumberForNonGeoEntity(code));
        }
        return examples;
    }

    private static PhoneNumber withLastDigits(PhoneNumber example, int digits) {
        long number = example.getNationalNumber();
        long replaced = number < 100_000 ? number : number / 10_000 * 10_000 + digits;
        return new PhoneNumber().mergeFrom(example).setNationalNumber(replaced);
    }
}
