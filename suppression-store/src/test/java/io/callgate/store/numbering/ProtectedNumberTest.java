package io.callgate.store.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedNumberTest {

    private static final List<String> MEMBER_STATES = List.of("AT", "BE", "BG", "HR", "CY", "CZ",
            "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL",
            "PL", "PT", "RO", "SK", "SI", "ES", "SE");

    @ParameterizedTest
    @ValueSource(strings = {"15", "17", "18", "112", "114", "115", "116000", "116111", "116117",
        "119", "191", "196", "197"})
    void protectsTheFrenchNumbers(String number) {
        Canonicaliser france = new Canonicaliser(DialPlan.of("FR"));
        assertThat(CanonicaliserTest.canonicalise(france, number))
                .isEqualTo(-Long.parseLong(number));
    }

    @ParameterizedTest
    @CsvSource({"DE, 110", "DE, 112", "GB, 999", "GB, 101", "GB, 111", "US, 911", "US, 988",
        "US, 933", "US, 211", "CA, 811", "IT, 116000", "RE, 115", "PL, 116123", "NZ, 111"})
    void protectsThoseOfOtherCountries(String country, String number) {
        Canonicaliser canonicaliser = new Canonicaliser(DialPlan.of(country));
        assertThat(CanonicaliserTest.canonicalise(canonicaliser, number))
                .isEqualTo(-Long.parseLong(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-2", "%31%31%32", "112;phone-context=+33",
        "112;phone-context=example.net", "+112", "+33112", "112;rn=x"})
    void protectsThemInEverySpelling(String spelling) {
        Canonicaliser france = new Canonicaliser(DialPlan.of("FR"));
        assertThat(CanonicaliserTest.canonicalise(france, spelling)).isEqualTo(-112);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "11", "1120", "1121", "0112", "9112", "00112", "33112", "15 18",
        "110", "911", "3114"})
    void protectsNothingThatOnlyResemblesThem(String dialled) {
        Canonicaliser france = new Canonicaliser(DialPlan.of("FR"));
        assertThat(CanonicaliserTest.canonicalise(france, dialled)).isZero();
    }

    @Test
    void keepsTheZerosOfANumberThatBeginsWithThem() {
        Canonicaliser australia = new Canonicaliser(DialPlan.of("AU"));
        long emergency = CanonicaliserTest.canonicalise(australia, "000");
        assertThat(E164.isProtectedShort(emergency)).isTrue();
        assertThat(E164.format(emergency)).isEqualTo("000");
        assertThat(CanonicaliserTest.canonicalise(australia, "00")).isZero();
    }

    @Test
    void listsOnlyShortNumbersOfCountriesThereAre() {
        Set<String> countries = PhoneNumberUtil.getInstance().getSupportedRegions();
        Set<String> seen = new HashSet<>();
        for (String[] line : Table.read("protected-numbers.csv")) {
            assertThat(line).hasSize(4).doesNotContain("");
            assertThat(countries).contains(line[0]);
            assertThat(line[1]).matches("[0-9]{2,6}");
            assertThat(seen.add(line[0] + line[1])).as(line[0] + " " + line[1]).isTrue();
        }
    }

    @Test
    void knowsEveryEmergencyNumberThatLibphonenumberKnows() {
        ShortNumberInfo library = ShortNumberInfo.getInstance();
        List<String> dialled = IntStream.range(0, 1000).mapToObj(n -> String.format("%03d", n))
                .toList();
        Stream.concat(MEMBER_STATES.stream(), Stream.of("GB", "CH", "US", "CA", "AU", "NZ", "TN"))
                .forEach(country -> assertThat(dialled)
                        .filteredOn(number -> library.isEmergencyNumber(number, country))
                        .map(Digits::parse)
                        .allMatch(new ProtectedNumbers(country, List.of())::contains));
    }

    @Test
    void coversTheEuropeanNumberInEveryMemberState() {
        for (String country : MEMBER_STATES) {
            assertThat(new Canonicaliser(DialPlan.of(country)).canonicalise("112"))
                    .as(country).isEqualTo(-112);
        }
    }
}
