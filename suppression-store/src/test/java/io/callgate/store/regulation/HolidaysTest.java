package io.callgate.store.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

    /** Easter Sundays as the United States Naval Observatory lists them. */
    @ParameterizedTest
    @CsvSource({"2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
        "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25", "2049-04-18", "2076-04-19"})
    void easterIsWhereTheChurchHasIt(LocalDate sunday) {
        assertThat(Holiday.easter(sunday.getYear())).isEqualTo(sunday);
    }

    /** As service-public.fr lists them. */
    @Test
    void franceHasElevenHolidaysAYear() {
        assertThat(of("FR", 2026)).containsExactly("2026-01-01", "2026-04-06", "2026-05-01",
                "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14", "2026-08-15",
                "2026-11-01", "2026-11-11", "2026-12-25");
        assertThat(of("FR", 2027)).contains("2027-03-29", "2027-05-06", "2027-05-17");
        // Ascension Day on the day of Labour Day's week; Whit Monday in June.
        assertThat(of("FR", 2028)).contains("2028-04-17", "2028-05-25", "2028-06-05");
        assertThat(of("FR", 2030)).contains("2030-04-22", "2030-05-30", "2030-06-10");
        for (int year = 2025; year <= 2030; year++) {
            assertThat(of("FR", year)).hasSize(11);
        }
    }

    /** Code du travail, L3134-13: kept in Alsace and Moselle, and not named by D223-9. */
    @Test
    void goodFridayAndSaintStephenCloseNoHourInFrance() {
        assertThat(of("FR", 2026)).doesNotContain("2026-04-03", "2026-12-26");
    }

    /**
     * Code du travail, L3422-2. Guadeloupe, Saint Martin and Saint Barthelemy share +590: which of
     * them a mobile is on cannot be told, nor which a fixed line of Marigot (0590 87) is on.
     */
    @ParameterizedTest
    @ValueSource(longs = {590_690_12_34_56L, 590_590_87_12_34L, 590_590_27_12_34L})
    void theHolidaysOfTheThreeIslandsCloseEveryNumberOfTheirs(long number) {
        assertThat(of(Law.at(number).country(), 2026)).hasSize(14)
                .contains("2026-05-27", "2026-05-28", "2026-10-09");
        assertThat(Law.isTimeToCall(number, "2026-10-09T15:00:00Z")).isFalse();
        assertThat(Law.isTimeToCall(number, "2026-10-12T15:00:00Z")).isTrue();
    }

    /** Code du travail, L3422-2. */
    @ParameterizedTest
    @CsvSource({"YT, 2026-04-27", "MQ, 2026-05-22", "GF, 2026-06-10", "RE, 2026-12-20"})
    void theAbolitionOfSlaveryIsAHolidayWhereItWasAbolished(String country, String date) {
        assertThat(of(country, 2026)).hasSize(12).contains(date);
        assertThat(of("FR", 2026)).doesNotContain(date);
    }

    /** As gov.uk lists them for England and Wales. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2025 | 2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25"
                + " 2025-12-26",
        // Boxing Day on a Saturday: Monday 28.
        "2026 | 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25"
                + " 2026-12-26 2026-12-28",
        // Christmas Day on a Saturday, Boxing Day on a Sunday: Monday 27 and Tuesday 28.
        "2027 | 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-25"
                + " 2027-12-26 2027-12-27 2027-12-28",
        // New Year's Day on a Saturday: Monday 3.
        "2028 | 2028-01-01 2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28"
                + " 2028-12-25 2028-12-26"})
    void theUnitedKingdomMovesAHolidayToTheNextFreeWeekday(int year, String dates) {
        assertThat(of("GB", year)).containsExactly(dates.split(" "));
    }

    /** Christmas Day on a Sunday, and Monday is Boxing Day: Tuesday 27, as in 2022. */
    @Test
    void aSubstituteNeverFallsOnAnotherHoliday() {
        assertThat(of("GB", 2022)).endsWith("2022-12-25", "2022-12-26", "2022-12-27");
    }

    /** As the US Office of Personnel Management lists them. */
    @Test
    void theUnitedStatesKeepAWeekendHolidayOnTheNearestWeekday() {
        assertThat(of("US", 2026)).containsExactly("2026-01-01", "2026-01-19", "2026-02-16",
                "2026-05-25", "2026-06-19", "2026-07-03", "2026-07-04", "2026-09-07",
                "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25");
        assertThat(of("US", 2027)).contains("2027-06-18", "2027-07-05", "2027-12-24",
                "2027-12-31");
        assertThat(of("US", 2020)).doesNotContain("2020-06-19");
    }

    /** The Monday before 25 May: on the 24th at the latest, on the 18th at the earliest. */
    @ParameterizedTest
    @CsvSource({"2026-05-18", "2027-05-24", "2028-05-22", "2030-05-20"})
    void victoriaDayIsTheMondayBefore25May(LocalDate day) {
        assertThat(of("CA", day.getYear())).hasSize(10).contains(day.toString(),
                day.getYear() + "-11-11", day.getYear() + "-12-26");
        assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    }

    @Test
    void polandKeepsChristmasEveSince2025() {
        assertThat(of("PL", 2024)).doesNotContain("2024-12-24");
        assertThat(of("PL", 2025)).contains("2025-12-24", "2025-06-08", "2025-06-19");
    }

    @ParameterizedTest
    @CsvSource({"DE, 2026-04-03 2026-10-03 2026-12-26", "IT, 2026-04-06 2026-06-02 2026-10-04",
        "ES, 2026-04-03 2026-10-12 2026-12-08", "BE, 2026-07-21 2026-05-14 2026-11-11",
        "CA, 2026-07-01 2026-09-07 2026-10-12", "PL, 2026-06-04 2026-05-03 2026-11-11"})
    void everyCountryHasItsOwn(String country, String dates) {
        assertThat(of(country, 2026)).contains(dates.split(" "));
    }

    @Test
    void aWorkingDayIsNeitherAWeekendNorAHoliday() {
        Holidays france = Law.of("FR").holidays();
        // Wednesday before Armistice Day; the fifth working day after is the Wednesday after next.
        assertThat(LocalDate.ofEpochDay(france.workingDayAfter(day("2026-11-10"), 5)))
                .isEqualTo("2026-11-18");
        assertThat(LocalDate.ofEpochDay(france.workingDayAfter(day("2026-11-16"), 5)))
                .isEqualTo("2026-11-23");
    }

    private static List<String> of(String country, int year) {
        Holidays holidays = Law.of(country).holidays();
        return Stream.iterate(LocalDate.of(year, 1, 1), date -> date.plusDays(1))
                .limit(Year.of(year).length()).filter(date -> holidays.include(date.toEpochDay()))
                .map(LocalDate::toString).toList();
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }
}
