package io.callgate.store.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicaliserTest {

    private static final long PARIS_MOBILE = 33612345678L;

    private final Canonicaliser france = new Canonicaliser(DialPlan.of("FR"));

    @ParameterizedTest
    @ValueSource(strings = {
        "+33612345678", "0033612345678", "0612345678", "33612345678",
        "+33 6 12 34 56 78", "06.12.34.56.78", "06-12-34-56-78", "(06) 12345678",
        "+33(0)612345678", "+33 (0)6 12 34 56 78", "00 33 (0)6 12 34 56 78", "(+33) 612345678",
        "%2B33612345678", "%2b33612345678", "%30%36%31%32%33%34%35%36%37%38", "+3%3361234567%38",
        "+33612345678;ext=12", "+33612345678;isub=9;cic=+33", "0612345678;postd=pp22",
        "0612345678;phone-context=+33", "612345678;phone-context=+33",
        "12345678;phone-context=+336", "0612345678;phone-context=ims.example.net",
        "+33612345678;npdi;rn=+33140506070", "0612345678;rn=140506070;rn-context=+33;npdi"})
    void readsEverySpellingOfOneNumberAsThatNumber(String spelling) {
        assertThat(canonicalise(france, spelling)).isEqualTo(PARIS_MOBILE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|EMPTY", "+|EMPTY", "...|EMPTY",
        "alice|LETTERS", "0612345678a|LETTERS", "0612345678/79|LETTERS", "06:12345678|LETTERS",
        "\uFF10\uFF16\uFF11\uFF12|NOT_ASCII", "%EF%BC%9061|NOT_ASCII", "06\u00A012345678|NOT_ASCII",
        "%252B33612345678|ESCAPE", "06123456%|ESCAPE", "06123456%3|ESCAPE", "0612%zz5678|ESCAPE",
        "3.36123E+10|SPREADSHEET", "3,36123E+10|SPREADSHEET", "33612345678.0|SPREADSHEET",
        "33612345678.00|SPREADSHEET", "33612345678,0|SPREADSHEET",
        "'+33612345678.0 '|SPREADSHEET", "' 33612345678.00'|SPREADSHEET",
        "*31*0612345678|DIAL_CODE", "1234#0612345678|DIAL_CODE",
        "06+12345678|MISPLACED_PLUS", "++33612345678|MISPLACED_PLUS",
        "+999612345678|COUNTRY_CODE", "+0033612345678|COUNTRY_CODE", "00033612345678|COUNTRY_CODE",
        "061234567|TOO_SHORT", "06123456789|TOO_LONG", "+336123456789|TOO_LONG",
        "+33612345678901234567|TOO_LONG", "+33012345678|TOO_SHORT",
        "+10612345678|LEADING_DIGIT", "612345678|TRUNK_PREFIX_MISSING",
        "0612345678;phone-context=+|PHONE_CONTEXT", "0612345678;phone-context=|PHONE_CONTEXT",
        "0612345678;phone-context=+33a|PHONE_CONTEXT", "0612345678;|PARAMETERS",
        "0612345678;phone-context=+33;phone-context=+49|PARAMETERS", "0612345678;=x|PARAMETERS",
        "0612345678;ext=\u00E9|PARAMETERS", "0612345678;rn=D0150612|ROUTING_NUMBER",
        "0612345678%3Brn=+33612345678|LETTERS", "3615|TRUNK_PREFIX_MISSING"})
    void saysWhyItDoesNotUnderstand(String text, NotUnderstood cause) {
        assertThat(france.explain(text)).contains(cause);
        assertThat(france.canonicalise(text)).isEqualTo(E164.NOT_UNDERSTOOD);
        byte[] wire = text.getBytes(StandardCharsets.UTF_8);
        assertThat(france.canonicalise(wire, 0, wire.length)).isEqualTo(E164.NOT_UNDERSTOOD);
    }

    @Test
    void looksOnlyBetweenStartAndEnd() {
        byte[] line = "sip:0612345678@example.net".getBytes(StandardCharsets.US_ASCII);
        assertThat(france.canonicalise(line, 4, 14)).isEqualTo(PARIS_MOBILE);
        assertThat(france.canonicalise(line, 4, 13)).isEqualTo(E164.NOT_UNDERSTOOD);
        assertThat(france.canonicalise(line, 4, 4)).isEqualTo(E164.NOT_UNDERSTOOD);
    }

    @Test
    void refusesTextThatNoNumberNeeds() {
        String text = "0612345678" + " ".repeat(Canonicaliser.TEXT_MAX);
        assertThat(france.explain(text)).contains(NotUnderstood.TEXT_TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "0262123456, 262262123456", "+33262123456, 262262123456", "+33692123456, 262692123456",
        "0692123456, 262692123456", "0639123456, 262639123456", "+33 (0)693123456, 262693123456",
        "0269123456, 262269123456", "0263123456, 262263123456", "0590123456, 590590123456",
        "0690123456, 590690123456", "0691123456, 590691123456", "0594123456, 594594123456",
        "0694123456, 594694123456", "0596123456, 596596123456", "0696123456, 596696123456",
        "0697123456, 596697123456", "0508412345, 508412345", "+508 41 23 45, 508412345",
        "+262 692 12 34 56, 262692123456", "0709123456, 5967091 23456", "0948123456, 33948123456"})
    void givesFrenchOverseasNumbersTheirOwnCountryCode(String spelling, String number) {
        assertThat(canonicalise(france, spelling))
                .isEqualTo(Long.parseLong(number.replace(" ", "")));
    }

    @Test
    void dialsNationallyFromOverseasAsFromTheMainland() {
        Canonicaliser reunion = new Canonicaliser(DialPlan.of("RE"));
        assertThat(canonicalise(reunion, "0612345678")).isEqualTo(PARIS_MOBILE);
        assertThat(canonicalise(reunion, "0262123456")).isEqualTo(262262123456L);
    }

    @ParameterizedTest
    @CsvSource({
        "IT, 0612345678, 390612345678", "IT, +390612345678, 390612345678",
        "IT, +39 (0)6 1234 5678, 390612345678", "IT, 393471234567, 393471234567",
        "IT, 3471234567, 393471234567", "IT, 0549882914, 3780549882914",
        "FR, +390549882914, 3780549882914",
        "AR, 011 15 2345 6789, 541123456789", "FR, +5491123456789, 541123456789",
        "FR, +541123456789, 541123456789",
        "FR, +5215512345678, 525512345678", "MX, 55 1234 5678, 525512345678",
        "US, 2125551234, 12125551234", "US, 12125551234, 12125551234",
        "US, (212) 555-1234, 12125551234", "US, 011 33 6 12 34 56 78, 33612345678",
        "GB, 020 7946 0958, 442079460958", "GB, 442079460958, 442079460958",
        "DE, 030 123456, 4930123456", "DE, +49 (0)30 123456, 4930123456",
        "ES, 612345678, 34612345678", "ES, 34612345678, 34612345678",
        "HU, 06 1 234 5678, 3612345678", "RU, 8 912 345 67 89, 79123456789",
        "RU, 8 10 49 170 1234567, 491701234567", "BR, 0 15 11 98765 4321, 5511987654321",
        "AU, 0011 33 612345678, 33612345678", "IE, 048 9012 3456, 442890123456",
        "CH, 044 668 18 00, 41446681800", "BE, 0470 12 34 56, 32470123456",
        "TN, 71234567, 21671234567", "MA, 0612345678, 212612345678"})
    void readsTheNationalFormsOfACountry(String country, String spelling, long number) {
        assertThat(canonicalise(new Canonicaliser(DialPlan.of(country)), spelling))
                .isEqualTo(number);
    }

    @Test
    void readsNothingWithoutPlusThatCouldBeTwoNumbers() {
        // +39 06... without plus, or a number of ten digits that begins with 390, a mobile range.
        Canonicaliser italy = new Canonicaliser(DialPlan.of("IT"));
        assertThat(italy.explain("3906123456")).contains(NotUnderstood.AMBIGUOUS);
    }

    @Test
    void readsAnyCountryWithoutPlusWhereTheCallerDialsThatWay() {
        DialPlan plan = new DialPlan("FR", List.of(), List.of(), List.of(), List.of(),
                Set.of(DialPlan.Habit.PLUS_LEFT_OUT));
        assertThat(canonicalise(new Canonicaliser(plan), "491701234567")).isEqualTo(491701234567L);
        assertThat(canonicalise(new Canonicaliser(plan), "0612345678")).isEqualTo(PARIS_MOBILE);
        assertThat(canonicalise(france, "491701234567")).isEqualTo(E164.NOT_UNDERSTOOD);
    }

    @Test
    void givesALostLeadingZeroBackToAList() {
        assertThat(new Canonicaliser(DialPlan.ofList("FR")).canonicalise("612345678"))
                .isEqualTo(PARIS_MOBILE);
    }

    @Test
    void refusesAnUnknownCountry() {
        assertThatThrownBy(() -> new Canonicaliser(DialPlan.of("XX")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'XX'");
    }

    @Test
    void offersTheRoutingNumberToo() {
        byte[] text = "+33612345678;npdi;rn=+33-1-40506070".getBytes(StandardCharsets.US_ASCII);
        assertThat(france.portedRoutingNumber(text, 0, text.length)).isEqualTo(33140506070L);
        assertThat(france.portedRoutingNumber(text, 0, 17)).isEqualTo(E164.NOT_UNDERSTOOD);
    }

    static long canonicalise(Canonicaliser canonicaliser, String text) {
        byte[] wire = text.getBytes(StandardCharsets.UTF_8);
        long number = canonicaliser.canonicalise(wire, 0, wire.length);
        assertThat(canonicaliser.canonicalise(text)).isEqualTo(number);
        return number;
    }

    @ParameterizedTest
    @CsvSource({"612345678, 33612345678", "6-12.34 56(78), 33612345678",
        "%3612345678;x=y, 33612345678", "0612345678, 33612345678", "+612345678, 0",
        "90612345678, 0", "612345678x, 0", "callee, 0"})
    void findsASubscriberOfItsCountryWhosePrefixIsLeftOutIfSomebodyMayReadItSo(String text,
            long number) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Canonicaliser french = new Canonicaliser(new DialPlan("FR", List.of()));
        assertThat(french.subscriber(bytes, 0, bytes.length)).isEqualTo(number);
    }
}
