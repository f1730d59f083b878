package io.callgate.store.regulation;

import io.callgate.store.destination.Destination;
import io.callgate.store.destination.Zone;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.Locale;

/**
 * When people may be called, by the clock where they are. Never changes; any thread; asking
 * allocates nothing.
 */
public final class Hours {

    private static final int MINUTE_SECONDS = 60;
    /** 1970-01-01, day 0, was a Thursday. */
    private static final int WEEKDAY_OF_DAY_0 = DayOfWeek.THURSDAY.ordinal();
    private static final int WEEK_DAYS = 7;
    static final int DAY_MINUTES = 24 * 60;

    /** No law names hours. */
    public static final Hours ANY =
            new Hours(everyMinute(), new BitSet(), false, Holidays.NONE, "");

    /** Bit n: open in minute n of the week, which begins with Monday's midnight. */
    private final BitSet open;
    /** Bit n: open in minute n of the day before a holiday; empty if no law tells eves apart. */
    private final BitSet openOnEves;
    private final boolean closedOnHolidays;
    private final Holidays holidays;
    private final String article;

    Hours(BitSet open, BitSet openOnEves, boolean closedOnHolidays, Holidays holidays,
            String article) {
        this.open = open;
        this.openOnEves = openOnEves;
        this.closedOnHolidays = closedOnHolidays;
        this.holidays = holidays;
        this.article = article;
    }

    private static BitSet everyMinute() {
        BitSet open = new BitSet();
        open.set(0, WEEK_DAYS * DAY_MINUTES);
        return open;
    }

    Hours observing(Holidays other) {
        return new Hours(open, openOnEves, closedOnHolidays, other, article);
    }

    /** Of the law that says so; "" if none does. */
    public String article() {
        return article;
    }

    /** Whether it is a time to call in every zone that the telephone may be in. */
    public boolean allow(Destination destination, long epochSecond) {
        for (int i = 0; i < destination.zoneCount(); i++) {
            if (!allow(destination.zone(i), epochSecond)) {
                return false;
            }
        }
        return true;
    }

    public boolean allow(Zone zone, long epochSecond) {
        long local = zone.localSecond(epochSecond);
        long day = Math.floorDiv(local, Zone.DAY_SECONDS);
        int minute = (int) Math.floorMod(local, (long) Zone.DAY_SECONDS) / MINUTE_SECONDS;
        return open.get(weekday(day) * DAY_MINUTES + minute)
                && !(closedOnHolidays && holidays.include(day))
                && isOpenOnEve(day, minute);
    }

    /** True of a day that is no eve: what the law says of eves adds to what it says of the day. */
    private boolean isOpenOnEve(long day, int minute) {
        return openOnEves.isEmpty() || openOnEves.get(minute) || !holidays.include(day + 1);
    }

    /** Of a day in days from 1970-01-01: 0 is Monday. */
    static int weekday(long day) {
        return Math.floorMod(day + WEEKDAY_OF_DAY_0, WEEK_DAYS);
    }

    /** Whether no call may be made there because it is a holiday, whatever the time. */
    public boolean isClosedForHoliday(Zone zone, long epochSecond) {
        return closedOnHolidays && holidays.include(zone.localDay(epochSecond));
    }

    /**
     * For people, not for the call path: where it is no time to call, or everywhere,
     * {@code it is 21:30 on Saturday, 2026-11-21 (Indian/Reunion)}.
     */
    public String describe(Destination destination, long epochSecond) {
        Zone shown = destination.zones().stream().filter(zone -> !allow(zone, epochSecond))
                .findFirst().orElse(destination.zone(0));
        long local = shown.localSecond(epochSecond);
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, Zone.DAY_SECONDS));
        LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(local, Zone.DAY_SECONDS))
                .withSecond(0);
        String holiday = holidays.name(date.toEpochDay()).map(name -> ", " + name).orElse("");
        String weekday = date.getDayOfWeek().name();
        return "it is " + time + " on " + weekday.charAt(0)
                + weekday.substring(1).toLowerCase(Locale.ROOT) + ", " + date + holiday
                + " (" + shown.name() + ")";
    }
}
