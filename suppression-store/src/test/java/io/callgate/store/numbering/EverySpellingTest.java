package io.callgate.store.numbering;

import static io.callgate.store.numbering.NumbersOfAllCountries.LIBRARY;
import static io.callgate.store.numbering.NumbersOfAllCountries.e164;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EverySpellingTest {

    private static final Map<String, Canonicaliser> BY_COUNTRY = new ConcurrentHashMap<>();
    private static final Set<String> FRENCH_OVERSEAS =
            Set.of("GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF");

    private final Canonicaliser france = in("FR");

    @Property(tries = 5_000, seed = "20261122")
    void agreesWithLibphonenumberOnWhatIsANumber(@ForAll("anyDigits") String digits) {
        long expected = byLibrary(digits);
        long number = france.canonicalise("+" + digits);
        if (E164.isProtectedShort(number)) {
            return;
        }
        if (number != 0 || !beginsAsNationalCallsDo(expected)) {
            assertThat(number).as(digits).isEqualTo(expected);
        }
        if (digits.length() + 2 <= Digits.COUNT_MAX) {
            assertThat(france.canonicalise("00" + digits)).as(digits).isEqualTo(number);
        }
    }

    @Property(tries = 5_000, seed = "20261122")
    void understandsEveryNumberThatIsInUse(@ForAll("valid") PhoneNumber number) {
        long key = Long.parseLong(e164(number).substring(1));
        assertThat(france.canonicalise(e164(number))).isEqualTo(OneSubscriber.number(key));
    }

    @Property(tries = 5_000, seed = "20261122")
    void givesOneNumberOneKeyHoweverItIsWritten(@ForAll("valid") PhoneNumber number,
            @ForAll("separators") String separators) {
        long key = france.canonicalise(e164(number));
        String international = LIBRARY.format(number, PhoneNumberFormat.INTERNATIONAL);
        assertThat(france.canonicalise(international)).isEqualTo(key);
        assertThat(france.canonicalise(LIBRARY.format(number, PhoneNumberFormat.RFC3966)
                .substring("tel:".length()))).isEqualTo(key);
        assertThat(france.canonicalise(interspersed(e164(number), separators))).isEqualTo(key);
        assertThat(france.canonicalise(escaped(e164(number)))).isEqualTo(key);
        assertThat(france.canonicalise("00" + e164(number).substring(1))).isEqualTo(key);
    }

    @Property(tries = 5_000, seed = "20261122")
    void readsTheNationalFormInItsCountryOrNotAtAll(@ForAll("valid") PhoneNumber number) {
        String country = LIBRARY.getRegionCodeForNumber(number);
        // Between France and its overseas departments 08 numbers belong to no one country code.
        if (country == null || country.equals("001") || FRENCH_OVERSEAS.contains(country)) {
            return;
        }
        String national = LIBRARY.format(number, PhoneNumberFormat.NATIONAL);
        long key = france.canonicalise(e164(number));
        long read = in(country).canonicalise(national);
        assertThat(read).as("%s in %s", national, country)
                .satisfiesAnyOf(n -> assertThat(n).isEqualTo(key), n -> assertThat(n).isZero(),
                        n -> assertThat(n).isNegative());
    }

    @Property(tries = 5_000, seed = "20261122")
    void givesNoTwoNumbersOneKey(@ForAll("anyDigits") String digits) {
        long key = france.canonicalise("+" + digits);
        if (E164.isSubscriber(key)) {
            // What is a key is its own key: two numbers that differ keep differing.
            assertThat(france.canonicalise(E164.format(key))).isEqualTo(key);
        }
    }

    @Property(tries = 5_000, seed = "20261122")
    void neverThrows(@ForAll byte[] text, @ForAll("countries") String country) {
        long number = in(country).canonicalise(text, 0, text.length);
        assertThat(Math.abs(number)).isLessThanOrEqualTo(999_999_999_999_999L);
        in(country).portedRoutingNumber(text, 0, text.length);
    }

    @Property(tries = 5_000, seed = "20261122")
    void neverThrowsOnWhatLooksLikeANumber(@ForAll("nearlyNumbers") String text,
            @ForAll("countries") String country) {
        byte[] wire = text.getBytes(StandardCharsets.UTF_8);
        long number = in(country).canonicalise(wire, 0, wire.length);
        assertThat(in(country).canonicalise(text)).isEqualTo(number);
        assertThat(in(country).explain(text).isPresent()).isEqualTo(number == 0);
    }

    @Provide
    Arbitrary<String> anyDigits() {
        return NumbersOfAllCountries.anyDigits();
    }

    @Provide
    Arbitrary<PhoneNumber> valid() {
        return NumbersOfAllCountries.valid();
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.strings().withChars(" .-()").ofLength(6);
    }

    @Provide
    Arbitrary<String> countries() {
        return Arbitraries.of("FR", "US", "DE", "IT", "AR", "MX", "RU", "JP", "BR", "HU", "SM");
    }

    @Provide
    Arbitrary<String> nearlyNumbers() {
        return Arbitraries.strings().withChars("0123456789+*#%;=.-() 2Brnphoecxt").ofMaxLength(40);
    }

    private static long byLibrary(String digits) {
        String known = Long.toString(OneSubscriber.number(Long.parseLong(digits)));
        try {
            PhoneNumber number = LIBRARY.parse("+" + known, null);
            String key = e164(number).substring(1);
            boolean possible = LIBRARY.isPossibleNumberWithReason(number)
                    == ValidationResult.IS_POSSIBLE && key.length() <= E164.DIGITS_MAX;
            return possible ? OneSubscriber.number(Long.parseLong(key)) : E164.NOT_UNDERSTOOD;
        } catch (NumberParseException e) {
            return E164.NOT_UNDERSTOOD;
        }
    }

    /** The numbers that are refused beyond what the library does: {@link CountryCode} says why. */
    private static boolean beginsAsNationalCallsDo(long key) {
        String code = E164.format(key).isEmpty() ? "" : country(key);
        String national = code.isEmpty() ? "" : Long.toString(key).substring(code.length());
        String trunk = code.isEmpty() ? null : LIBRARY.getNddPrefixForRegion(
                LIBRARY.getRegionCodeForCountryCode(Integer.parseInt(code)), true);
        return national.startsWith("0")
                || trunk != null && national.startsWith(trunk.substring(0, 1));
    }

    private static String country(long key) {
        String digits = Long.toString(key);
        return IntStream.rangeClosed(1, 3).mapToObj(n -> digits.substring(0, n))
                .filter(code -> LIBRARY.getSupportedCallingCodes().contains(Integer.valueOf(code)))
                .findFirst().orElseThrow();
    }

    private static String interspersed(String text, String separators) {
        StringBuilder written = new StringBuilder(text);
        for (int i = 0; i < separators.length(); i++) {
            written.insert(1 + i * 7 % written.length(), separators.charAt(i));
        }
        return written.toString();
    }

    private static String escaped(String text) {
        StringBuilder written = new StringBuilder();
        for (char c : text.toCharArray()) {
            written.append('%').append(Integer.toHexString(c));
        }
        return written.toString();
    }

    private static Canonicaliser in(String country) {
        return BY_COUNTRY.computeIfAbsent(country, c -> new Canonicaliser(DialPlan.of(c)));
    }
}
