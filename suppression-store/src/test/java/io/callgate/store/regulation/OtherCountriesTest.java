package io.callgate.store.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.register.Basis;
import io.callgate.store.regulation.ConsentRule.Need;
import io.callgate.store.regulation.RegistryRule.Access;
import io.callgate.store.regulation.Rules.Purpose;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherCountriesTest {

    private static final String TODAY = "2026-11-20";

    /**
     * US, 16 CFR 310.4(b): 31 days, by area code. United Kingdom, PECR reg. 21: 28 days. Canada,
     * Unsolicited Telecommunications Rules: 31 days. Belgium: every 5 days, in full. Italy, D.P.R.
     * 26/2022: answers, 15 days. Spain, Lista Robinson: answers.
     */
    @ParameterizedTest
    @CsvSource({"US, ftc-dnc, LIST_BY_AREA, 31", "GB, tps, WHOLE_LIST, 28",
        "GB, ctps, WHOLE_LIST, 28", "CA, dncl, LIST_BY_AREA, 31", "BE, dncm, WHOLE_LIST, 5",
        "IT, rpo, SCRUB, 15", "ES, lista-robinson, SCRUB, 30"})
    void aRegistryHasItsAgeAndItsWayOfAnswering(String country, String name, Access access,
            int days) {
        RegistryRule registry = Law.of(country, TODAY).registry(name).orElseThrow();
        assertThat(registry.access()).isEqualTo(access);
        assertThat(registry.maxAgeDays()).isEqualTo(days);
        assertThat(registry.article()).isNotBlank();
    }

    /**
     * PECR reg. 21(4); Ley Orgánica 3/2018, art. 23.4; 16 CFR 310.4(b)(1)(iii)(B); Unsolicited
     * Telecommunications Rules, part II. In Belgium and Italy one given after registration only.
     */
    @ParameterizedTest
    @CsvSource({"GB, tps, PECR", "GB, ctps, PECR", "ES, lista-robinson, 23.4",
        "US, ftc-dnc, (B)", "CA, dncl, part II", "BE, dncm, ''", "IT, rpo, ''"})
    void aConsentLiftsARegistryWhereTheLawSaysSo(String country, String name, String article) {
        assertThat(Law.of(country, TODAY).registry(name).orElseThrow().liftedBy())
                .contains(article).matches(liftedBy -> liftedBy.isEmpty() == article.isEmpty());
    }

    /** As the ICO and the Belgian registry answer those who ask for money for charities. */
    @ParameterizedTest
    @CsvSource({"GB, true", "BE, true", "FR, false", "US, false", "CA, false", "IT, false",
        "ES, false", "DE, false", "PL, false"})
    void callsForCharitiesAreBoundInTwoCountries(String country, boolean bound) {
        assertThat(Law.of(country, TODAY).binds().contains(Purpose.NON_PROFIT)).isEqualTo(bound);
        assertThat(Law.of(country, TODAY).binds()).contains(Purpose.PROSPECTING)
                .doesNotContain(Purpose.SERVICE, Purpose.SURVEY);
    }

    /** UWG § 7; PKE art. 398; Ley 11/2022 art. 66.1.b. */
    @ParameterizedTest
    @CsvSource({"DE, REQUIRED", "PL, REQUIRED", "ES, REQUIRED", "US, NOT_REQUIRED",
        "GB, NOT_REQUIRED", "CA, NOT_REQUIRED", "BE, NOT_REQUIRED", "IT, NOT_REQUIRED"})
    void consentIsNeededWhereTheLawOptsIn(String country, Need need) {
        assertThat(Law.of(country, TODAY).consent().need()).isEqualTo(need);
    }

    /** UWG § 7a: five years from each use. */
    @Test
    void germanyKeepsTheProofForFiveYears() {
        assertThat(Law.of("DE", TODAY).consent().proofRetentionMonths()).isEqualTo(60);
        assertThat(Law.of("DE", TODAY).exempts(Basis.CONTRACT)).isFalse();
    }

    /** 16 CFR 310.2: 18 months after a purchase, 3 months after an inquiry. */
    @Test
    void aBusinessRelationshipInTheUnitedStatesEnds() {
        Rules rules = Law.of("US", TODAY);
        assertThat(lastDay(rules, Basis.CONTRACT, "2026-01-31")).isEqualTo("2027-07-31");
        assertThat(lastDay(rules, Basis.CALLBACK, "2026-11-30")).isEqualTo("2027-02-28");
        assertThat(rules.exempts(Basis.PRESS)).isFalse();
    }

    /** 16 CFR 310.4(c): 8:00 to 21:00 at the called person's place. */
    @Test
    void theUnitedStatesAreCalledFromEightToNineAtNightOnTheirOwnClocks() {
        long newYork = 1_212_555_01_00L;
        long losAngeles = 1_213_555_01_00L;
        assertThat(Law.isTimeToCall(newYork, "2026-11-20T13:00:00Z")).isTrue();
        assertThat(Law.isTimeToCall(losAngeles, "2026-11-20T13:00:00Z")).isFalse();
        assertThat(Law.isTimeToCall(losAngeles, "2026-11-20T16:00:00Z")).isTrue();
        assertThat(Law.isTimeToCall(newYork, "2026-11-21T02:00:00Z")).isFalse();
        // No federal rule closes an hour on Thanksgiving Day.
        assertThat(Law.isTimeToCall(newYork, "2026-11-26T15:00:00Z")).isTrue();
    }

    /** Pensacola and Tallahassee share 850 and are an hour apart: both must be awake. */
    @Test
    void anAreaCodeInTwoZonesIsCalledWhenBothAllow() {
        long panhandle = 1_850_555_01_00L;
        assertThat(Law.isTimeToCall(panhandle, "2026-11-20T13:30:00Z")).isFalse();
        assertThat(Law.isTimeToCall(panhandle, "2026-11-20T14:00:00Z")).isTrue();
        assertThat(Law.isTimeToCall(panhandle, "2026-11-21T02:30:00Z")).isFalse();
    }

    /** A mobile of Spain may be on the Canary Islands, an hour behind the mainland. */
    @Test
    void aMobileOfSpainIsCalledByBothClocks() {
        long mobile = 34_612_345_678L;
        long madrid = 34_912_345_678L;
        assertThat(Law.isTimeToCall(madrid, "2026-11-20T08:30:00Z")).isTrue();
        assertThat(Law.isTimeToCall(mobile, "2026-11-20T08:30:00Z")).isFalse();
        assertThat(Law.isTimeToCall(mobile, "2026-11-20T09:30:00Z")).isTrue();
    }

    /**
     * Codice di condotta of 2024: 9 to 20, on the eve of a holiday 10 to 19. Monday 2026-12-07 is
     * the eve of the Immaculate Conception; Saturday 2026-12-05 is not, Friday 2026-12-04 neither.
     */
    @ParameterizedTest
    @CsvSource({"2026-12-07T08:59:00Z, false", "2026-12-07T09:00:00Z, true",
        "2026-12-07T17:59:00Z, true", "2026-12-07T18:00:00Z, false",
        "2026-12-04T18:30:00Z, true", "2026-12-04T19:00:00Z, false",
        "2026-12-04T08:00:00Z, true", "2026-12-05T17:59:00Z, true",
        "2026-12-05T18:00:00Z, false", "2026-12-08T11:00:00Z, false",
        "2026-12-09T18:30:00Z, true", "2024-09-27T03:00:00Z, true",
        "2024-09-28T03:00:00Z, false"})
    void italyIsCalledAnHourLessAtBothEndsOfTheEveOfAHoliday(String moment, boolean allowed) {
        assertThat(Law.isTimeToCall(39_06_1234_5678L, moment)).isEqualTo(allowed);
    }

    /** Financial Guidance and Claims Act 2018, s. 35; SI 2018/1396; Ley 11/2022, art. 66. */
    @ParameterizedTest
    @CsvSource({"GB, claims-management, 2018-09-08", "GB, pensions, 2019-01-09",
        "ES, '', 2023-06-29"})
    void consentIsNeededFromTheDayOfItsLawOn(String country, String object, LocalDate day) {
        Regulation regulation = Law.of(country).forObject(object);
        assertThat(regulation.rulesAt(day.toEpochDay()).consent().need())
                .isEqualTo(Need.REQUIRED);
        assertThat(regulation.rulesAt(day.toEpochDay() - 1).consent().need())
                .isEqualTo(Need.NOT_REQUIRED);
    }

    /** PECR reg. 21A and 21B. */
    @ParameterizedTest
    @CsvSource({"claims-management", "pensions"})
    void someCallsNeedConsentInTheUnitedKingdom(String object) {
        Rules rules = Law.of("GB").forObject(object)
                .rulesAt(LocalDate.parse(TODAY).toEpochDay());
        assertThat(rules.consent().need()).isEqualTo(Need.REQUIRED);
        assertThat(rules.registry("tps")).isPresent();
    }

    @Test
    void anObjectWithoutRulesOfItsOwnIsUnderTheGeneralOnes() {
        assertThat(Law.of("DE").forObject("energy-works").rulesAt(0).consent())
                .isEqualTo(Law.of("DE").rulesAt(0).consent());
        assertThat(Law.of("FR").objects()).containsExactly("energy-works", "home-adaptation");
    }

    private static LocalDate lastDay(Rules rules, Basis basis, String granted) {
        return LocalDate.ofEpochDay(rules.exemption(basis).orElseThrow()
                .lastDay(LocalDate.parse(granted).toEpochDay()));
    }
}
