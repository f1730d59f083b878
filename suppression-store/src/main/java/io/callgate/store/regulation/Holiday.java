package io.callgate.store.regulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * One public holiday of every year.
 *
 * @param dateOf     its date in a year
 * @param substitute what happens when it falls on a Saturday or Sunday
 * @param firstYear  in which it was kept
 * @param lastYear   in which it was kept
 * @param in         countries that keep it; empty for all that the file is about
 */
record Holiday(String name, IntFunction<LocalDate> dateOf, Substitute substitute, int firstYear,
        int lastYear, Set<String> in) {

    /** The day off for a holiday that falls on a weekend. */
    enum Substitute {
        /** None: the weekend is all there is. */
        NONE,
        /** The next weekday that is not a holiday itself; so in the United Kingdom. */
        NEXT_WEEKDAY,
        /** Friday for a Saturday, Monday for a Sunday; so for the US government. */
        NEAREST_WEEKDAY
    }

    boolean isKeptIn(String country) {
        return in.isEmpty() || in.contains(country);
    }

    boolean isKeptIn(int year) {
        return year >= firstYear && year <= lastYear;
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /** Sunday of the western churches: the anonymous Gregorian algorithm (Meeus, chapter 8). */
    static LocalDate easter(int year) {
        int lunar = year % 19;
        int century = year / 100;
        int shift = century - century / 4 - (8 * century + 13) / 25 + 19 * lunar + 15;
        int epact = Math.floorMod(shift, 30);
        int fullMoon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - lunar) / 11));
        int weekday = Math.floorMod(
                year + year / 4 + fullMoon + 2 - century + century / 4, 7);
        int sunday = fullMoon - weekday;
        int month = 3 + (sunday + 40) / 44;
        return LocalDate.of(year, month, sunday + 28 - 31 * (month / 4));
    }
}
