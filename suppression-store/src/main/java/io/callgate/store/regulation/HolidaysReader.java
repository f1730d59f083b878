package io.callgate.store.regulation;

import io.callgate.store.regulation.Holiday.Substitute;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.Text;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** {@code holidays} of a regulation file. */
final class HolidaysReader {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    /** Easter falls between 03-22 and 04-25: so far from it a day stays in its year. */
    private static final int EASTER_DISTANCE_MAX = 70;

    private final Words words;
    /** Countries that the file is about. */
    private final Set<String> countries;

    HolidaysReader(Words words, Set<String> countries) {
        this.words = words;
        this.countries = countries;
    }

    List<Holiday> read(Section root) {
        List<Holiday> holidays = new ArrayList<>();
        for (Section holiday : root.sections("holidays")) {
            holidays.add(holiday(holiday));
        }
        return holidays;
    }

    private Holiday holiday(Section holiday) {
        String name = holiday.required("name").value();
        IntFunction<LocalDate> dateOf = dateOf(holiday);
        Substitute substitute = Words.oneOf(holiday, "substitute", Substitute.NONE);
        int first = holiday.number("first-year", FIRST_YEAR, FIRST_YEAR, LAST_YEAR);
        int last = holiday.number("last-year", LAST_YEAR, FIRST_YEAR, LAST_YEAR);
        if (last < first) {
            holiday.problem("last-year", "is before first-year");
        }
        Set<String> in = words.countries(holiday, "in");
        if (!countries.containsAll(in)) {
            holiday.problem("in", "names a country that is neither country nor among territories");
        }
        holiday.refuseUnknownKeys();
        return new Holiday(name, dateOf, substitute, first, last, in);
    }

    private IntFunction<LocalDate> dateOf(Section holiday) {
        if (holiday.has("easter")) {
            return afterEaster(holiday);
        }
        return holiday.has("weekday") ? weekday(holiday) : fixed(holiday);
    }

    private IntFunction<LocalDate> afterEaster(Section holiday) {
        Text text = holiday.required("easter");
        int days = 0;
        try {
            days = Integer.parseInt(text.value());
        } catch (NumberFormatException notANumber) {
            words.refuse(text, "must be the number of days after Easter Sunday, such as 1 or -2");
        }
        if (Math.abs(days) > EASTER_DISTANCE_MAX) {
            words.refuse(text, "must be at most " + EASTER_DISTANCE_MAX + " days");
        }
        int distance = days;
        return year -> Holiday.easter(year).plusDays(distance);
    }

    /**
     * {@code weekday: monday}, {@code nth: -1}, {@code month: 5}; -1 is the last. Or the last one
     * {@code before: 05-25}, a day that is not counted itself.
     */
    private IntFunction<LocalDate> weekday(Section holiday) {
        DayOfWeek weekday = Words.oneOf(holiday, "weekday", DayOfWeek.MONDAY);
        if (holiday.has("before")) {
            MonthDay day = monthDay(holiday.required("before"));
            return year -> day.atYear(year).with(TemporalAdjusters.previous(weekday));
        }
        int nth = Integer.parseInt(
                holiday.oneOf("nth", "1", List.of("1", "2", "3", "4", "-1")));
        int month = holiday.number("month", 1, 1, 12);
        if (!holiday.has("nth") || !holiday.has("month")) {
            holiday.problem("weekday", "needs nth and month beside it, or before");
        }
        return year -> YearMonth.of(year, month).atDay(1)
                .with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
    }

    private IntFunction<LocalDate> fixed(Section holiday) {
        MonthDay day = monthDay(holiday.required("date"));
        return day::atYear;
    }

    private MonthDay monthDay(Text text) {
        try {
            return MonthDay.parse("--" + (text.isMissing() ? "01-01" : text.value()));
        } catch (DateTimeException notADay) {
            words.refuse(text, "must be month and day, such as 12-25");
            return MonthDay.of(1, 1);
        }
    }
}
