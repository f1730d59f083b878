package io.callgate.store.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationsTest {

    /** Numbers that belong to every country of North America alike. */
    private static final Set<PhoneNumberType> SHARED = Set.of(PhoneNumberType.TOLL_FREE,
            PhoneNumberType.PREMIUM_RATE, PhoneNumberType.PERSONAL_NUMBER,
            PhoneNumberType.VOIP, PhoneNumberType.UAN, PhoneNumberType.SHARED_COST,
            PhoneNumberType.PAGER, PhoneNumberType.VOICEMAIL);

    private final Destinations destinations = Destinations.load();
    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    @ParameterizedTest
    @CsvSource({
        "33142685300, FR, Europe/Paris", "590590123456, GP, America/Guadeloupe",
        "596596123456, MQ, America/Martinique", "594594123456, GF, America/Cayenne",
        "262262123456, RE, Indian/Reunion", "262639123456, YT, Indian/Mayotte",
        "262269123456, YT, Indian/Mayotte", "262692123456, RE, Indian/Reunion",
        "508411234, PM, America/Miquelon", "12125550100, US, America/New_York",
        "14165550100, CA, America/Toronto", "17875550100, PR, America/Puerto_Rico",
        "12425550100, BS, America/Nassau", "441481123456, GG, Europe/Guernsey",
        "441534123456, JE, Europe/Jersey", "441624123456, IM, Europe/Isle_of_Man",
        "442071234567, GB, Europe/London", "4930123456, DE, Europe/Berlin",
        "48221234567, PL, Europe/Warsaw", "3221234567, BE, Europe/Brussels",
        "34922123456, ES, Atlantic/Canary", "77011234567, KZ, Asia/Almaty"})
    void aNumberRingsInItsCountryAndZone(long number, String country, String zone) {
        Destination destination = destinations.of(number);
        assertThat(destination.country()).isEqualTo(country);
        assertThat(destination.zones()).extracting(Zone::name).contains(zone);
    }

    /** 800 is no area, and 999 none yet: either may ring from Maine to Hawaii. */
    @ParameterizedTest
    @CsvSource({"18005550100", "19995550100"})
    void whatIsNoAreaCodeMayBeAnywhereInTheUnitedStates(long number) {
        assertThat(destinations.of(number).zones()).extracting(Zone::name)
                .contains("America/New_York", "Pacific/Honolulu", "America/Anchorage");
    }

    @ParameterizedTest
    @CsvSource({"80012345678", "881612345678", "0", "-112", "9991234567"})
    void whatIsOfNoCountryHasNone(long number) {
        assertThat(destinations.of(number).isCountryKnown()).isFalse();
        assertThat(destinations.of(number).zoneCount()).isPositive();
    }

    @Test
    void everyExampleOfLibphonenumberIsInItsCountry() {
        List<String> differing = new ArrayList<>();
        for (String region : library.getSupportedRegions()) {
            for (PhoneNumberType type : library.getSupportedTypesForRegion(region)) {
                PhoneNumber example = library.getExampleNumberForType(region, type);
                if (!SHARED.contains(type) && !at(example).country()
                        .equals(library.getRegionCodeForNumber(example))) {
                    differing.add(region + " " + type + " " + example + " " + at(example));
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    /** More zones than the library, where it is too sure; never fewer. */
    @Test
    void everyExampleOfLibphonenumberIsInItsZones() {
        PhoneNumberToTimeZonesMapper mapper = PhoneNumberToTimeZonesMapper.getInstance();
        for (String region : library.getSupportedRegions()) {
            PhoneNumber example =
                    library.getExampleNumberForType(region, PhoneNumberType.FIXED_LINE);
            if (example != null) {
                assertThat(at(example).zones()).extracting(Zone::name).as(region)
                        .containsAll(mapper.getTimeZonesForNumber(example));
            }
        }
    }

    @Test
    void theDayIsTheStrictestOfItsZones() {
        Destination spain = destinations.of(34_612_345_678L);
        long midnightInMadrid = Instant.parse("2026-11-20T23:30:00Z").getEpochSecond();
        assertThat(spain.latestDay(midnightInMadrid))
                .isEqualTo(LocalDate.of(2026, 11, 21).toEpochDay());
        assertThat(spain.earliestDay(midnightInMadrid))
                .isEqualTo(LocalDate.of(2026, 11, 20).toEpochDay());
    }

    @Test
    void theIndexOfADestinationIsItsPlaceAmongAll() {
        assertThat(destinations.all()).hasSize(destinations.size());
        for (int i = 0; i < destinations.size(); i++) {
            assertThat(destinations.all().get(i).index()).isEqualTo(i);
        }
    }

    private Destination at(PhoneNumber number) {
        return destinations.of(Long.parseLong(library.format(number,
                PhoneNumberUtil.PhoneNumberFormat.E164).substring(1)));
    }
}
