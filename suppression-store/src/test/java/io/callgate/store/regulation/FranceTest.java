package io.callgate.store.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.register.Basis;
import io.callgate.store.regulation.ConsentRule.Need;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FranceTest {

    private static final long PARIS = 33_1_42_68_53_00L;
    private static final long REUNION = 262_262_12_34_56L;
    private static final long MARTINIQUE = 596_596_12_34_56L;

    private final Rules bloctel = Law.of("FR", "2026-08-10");
    private final Rules consent = Law.of("FR", "2026-08-11");

    @Test
    void upTo20260810BloctelBindsAndNoConsentIsNeeded() {
        RegistryRule registry = bloctel.registry("bloctel").orElseThrow();
        assertThat(registry.access()).isEqualTo(RegistryRule.Access.SCRUB);
        assertThat(registry.maxAgeDays()).isEqualTo(30);
        assertThat(bloctel.consent().need()).isEqualTo(Need.NOT_REQUIRED);
    }

    /** L223-1 since law 2025-594, art. 13: prior consent, and no list. */
    @Test
    void from20260811ConsentIsNeededAndNoListBinds() {
        assertThat(consent.consent().need()).isEqualTo(Need.REQUIRED);
        assertThat(consent.consent().article()).contains("L223-1");
        assertThat(consent.registries()).isEmpty();
    }

    /** R223-1 to R223-3: at most a year from collection; proof archived for three years. */
    @Test
    void aConsentHoldsForAYearAndItsProofIsKeptForThree() {
        assertThat(consent.consent().validityMonthsMax()).isEqualTo(12);
        assertThat(consent.consent().proofRetentionMonths()).isEqualTo(36);
        assertThat(consent.consent().article()).contains("R223-1");
    }

    /** L223-1: a call within a running contract, and subscriptions to the press. */
    @Test
    void aRunningContractAndThePressAreExempt() {
        assertThat(consent.exempts(Basis.CONTRACT)).isTrue();
        assertThat(consent.exempts(Basis.PRESS)).isTrue();
    }

    /** L223-1: works on homes may not be offered by telephone, even with consent. */
    @Test
    void worksOnHomesAreBannedEvenWithConsent() {
        for (String object : new String[] {"energy-works", "home-adaptation"}) {
            Rules works = Law.of("FR").forObject(object).rulesAt(day("2026-11-20"));
            assertThat(works.consent().need()).isEqualTo(Need.NOT_ENOUGH);
            assertThat(works.exempts(Basis.CONTRACT)).isTrue();
            assertThat(works.exempts(Basis.PRESS)).isFalse();
        }
    }

    /** L223-1 as law 2020-901 has it: about the object of the contract; before, any relation. */
    @Test
    void aContractExemptsCallsAboutItsObjectSince20200726() {
        assertThat(contract("2020-07-25").ofItsObject()).isFalse();
        for (String date : new String[] {"2020-07-26", "2026-08-10", "2026-08-11"}) {
            assertThat(contract(date).ofItsObject()).isTrue();
        }
    }

    private static ExemptionRule contract(String date) {
        return Law.of("FR", date).exemption(Basis.CONTRACT).orElseThrow();
    }

    /** Law 2020-901, applied since 2020-07-26: banned but within a running contract. */
    @Test
    void worksThatSaveEnergyAreBannedSince20200726() {
        Regulation works = Law.of("FR").forObject("energy-works");
        assertThat(works.rulesAt(day("2020-07-25")).consent().need())
                .isEqualTo(Need.NOT_REQUIRED);
        for (String date : new String[] {"2020-07-26", "2022-01-11", "2023-03-01"}) {
            Rules rules = works.rulesAt(day(date));
            assertThat(rules.consent().need()).isEqualTo(Need.NOT_ENOUGH);
            assertThat(rules.exempts(Basis.CONTRACT)).isTrue();
            assertThat(rules.exempts(Basis.CALLBACK)).isFalse();
            assertThat(rules.registry("bloctel")).isPresent();
        }
    }

    /** L223-1: or as a call-back within five working days of a proven request. */
    @Test
    void worksOnHomesMayBeOfferedWithinFiveWorkingDaysOfARequest() {
        ExemptionRule callback = Law.of("FR").forObject("energy-works")
                .rulesAt(day("2026-11-20")).exemption(Basis.CALLBACK).orElseThrow();
        // Asked on a Thursday before a Friday holiday (Christmas): not counted, nor the weekend.
        assertThat(callback.lastDay(day("2026-12-24"))).isEqualTo(day("2027-01-04"));
    }

    /** D223-9: Monday to Friday, 10:00 to 13:00 and 14:00 to 20:00. */
    @Test
    void callsAreMadeFromTenToOneAndFromTwoToEight() {
        assertThat(Law.isTimeToCall(PARIS, "2026-11-20T08:59:59Z")).isFalse();
        assertThat(Law.isTimeToCall(PARIS, "2026-11-20T09:00:00Z")).isTrue();
        assertThat(Law.isTimeToCall(PARIS, "2026-11-20T11:59:59Z")).isTrue();
        assertThat(Law.isTimeToCall(PARIS, "2026-11-20T12:00:00Z")).isFalse();
        assertThat(Law.isTimeToCall(PARIS, "2026-11-20T13:00:00Z")).isTrue();
        assertThat(Law.isTimeToCall(PARIS, "2026-11-20T18:59:59Z")).isTrue();
        assertThat(Law.isTimeToCall(PARIS, "2026-11-20T19:00:00Z")).isFalse();
    }

    /** D223-9: not on Saturday, Sunday or the public holidays of L3133-1. */
    @Test
    void nobodyIsCalledOnSaturdaySundayOrAPublicHoliday() {
        assertThat(Law.isTimeToCall(PARIS, "2026-11-21T10:30:00Z")).isFalse();
        assertThat(Law.isTimeToCall(PARIS, "2026-11-22T10:30:00Z")).isFalse();
        assertThat(Law.isTimeToCall(PARIS, "2026-11-11T10:30:00Z")).isFalse();
        assertThat(consent.hours().article()).contains("D223-9");
    }

    /** D223-9: in the consumer's time zone. */
    @Test
    void theClockIsTheOneWhereTheConsumerIs() {
        // 08:00 in Paris is 11:00 in Reunion; 18:00 in Paris is 21:00 there.
        assertThat(Law.isTimeToCall(REUNION, "2026-11-20T07:00:00Z")).isTrue();
        assertThat(Law.isTimeToCall(REUNION, "2026-11-20T17:00:00Z")).isFalse();
        // 22:00 in Paris is 17:00 in Martinique.
        assertThat(Law.isTimeToCall(MARTINIQUE, "2026-11-20T21:00:00Z")).isTrue();
    }

    /** D223-9: four calls or attempts in thirty calendar days. */
    @Test
    void fourAttemptsInThirtyCalendarDays() {
        assertThat(consent.cap().attemptsMax()).isEqualTo(4);
        assertThat(consent.cap().calendarDays()).isEqualTo(30);
        assertThat(consent.cap().firstDay(day("2026-11-30"))).isEqualTo(day("2026-11-01"));
        assertThat(consent.cap().article()).contains("D223-9");
    }

    /** Arcep: automated systems show numbers of the ranges set apart for them. */
    @Test
    void automatedSystemsShowOnlyNumbersSetApartForThem() {
        CallerNumberRule rule = consent.callerNumber();
        assertThat(rule.allows(33_162_00_00_00L)).isTrue();
        assertThat(rule.allows(33_949_00_00_00L)).isTrue();
        assertThat(rule.allows(33_1_42_68_53_00L)).isFalse();
        assertThat(rule.allows(33_6_12_34_56_78L)).isFalse();
        assertThat(rule.allows(33_9_70_00_00_00L)).isFalse();
        assertThat(rule.allows(49_30_123456L)).isTrue();
    }

    @Test
    void theLawOfFranceHoldsOverseas() {
        for (String country : new String[] {"GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF"}) {
            assertThat(Law.of(country, "2026-08-11").consent().need()).isEqualTo(Need.REQUIRED);
        }
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }
}
