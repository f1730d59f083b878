package io.callgate.store.regulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public holidays of one country, worked out for every year at the start, so that asking costs
 * the call path one bit. Never changes; any thread.
 */
public final class Holidays {

    public static final Holidays NONE = new Holidays(List.of());

    /** No regime that Callgate knows is older, and a gateway is restarted before the last. */
    private static final int FIRST_YEAR = 2015;
    private static final int LAST_YEAR = 2060;
    private static final int DAY_0 = (int) LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();

    /** Bit n: the day n days after the first one is a holiday. */
    private final BitSet days = new BitSet();
    private final Map<Long, String> names = new HashMap<>();

    Holidays(List<Holiday> holidays) {
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            add(holidays, year);
        }
        names.keySet().forEach(day -> days.set((int) (day - DAY_0)));
    }

    /** Substitutes after the days themselves: none of them may fall on another holiday. */
    private void add(List<Holiday> holidays, int year) {
        List<Holiday> onWeekend = new ArrayList<>();
        for (Holiday holiday : holidays) {
            if (holiday.isKeptIn(year)) {
                LocalDate date = holiday.dateOf().apply(year);
                put(date, holiday.name());
                onWeekend.addAll(Holiday.isWeekend(date) ? List.of(holiday) : List.of());
            }
        }
        onWeekend.sort((a, b) -> a.dateOf().apply(year).compareTo(b.dateOf().apply(year)));
        for (Holiday holiday : onWeekend) {
            substitute(holiday, holiday.dateOf().apply(year));
        }
    }

    private void substitute(Holiday holiday, LocalDate date) {
        switch (holiday.substitute()) {
            case NEXT_WEEKDAY -> put(nextFree(date), holiday.name() + " (substitute)");
            case NEAREST_WEEKDAY -> put(nearestWeekday(date), holiday.name() + " (substitute)");
            default -> {
                return;
            }
        }
    }

    /** The first day of the table may have its substitute before it. */
    private void put(LocalDate date, String name) {
        if (date.toEpochDay() >= DAY_0) {
            names.putIfAbsent(date.toEpochDay(), name);
        }
    }

    private LocalDate nextFree(LocalDate date) {
        LocalDate free = date.plusDays(1);
        while (Holiday.isWeekend(free) || names.containsKey(free.toEpochDay())) {
            free = free.plusDays(1);
        }
        return free;
    }

    private static LocalDate nearestWeekday(LocalDate weekendDay) {
        LocalDate before = weekendDay.minusDays(1);
        return Holiday.isWeekend(before) ? weekendDay.plusDays(1) : before;
    }

    /** Whether the local day, in days from 1970-01-01, is a holiday. Allocates nothing. */
    public boolean include(long day) {
        long bit = day - DAY_0;
        return bit >= 0 && bit < days.length() && days.get((int) bit);
    }

    /** For people. */
    public Optional<String> name(long day) {
        return Optional.ofNullable(names.get(day));
    }

    /**
     * The day that comes so many working days (Monday to Friday but holidays) after this one, which
     * is not counted. Allocates nothing.
     */
    public long workingDayAfter(long day, int workingDays) {
        long reached = day;
        for (int left = workingDays; left > 0; left -= isWorkingDay(reached) ? 1 : 0) {
            reached++;
        }
        return reached;
    }

    private boolean isWorkingDay(long day) {
        return Hours.weekday(day) < DayOfWeek.SATURDAY.ordinal() && !include(day);
    }
}
