package io.callgate.store.regulation;

/** Calendar months on epoch days: java.time makes objects, and the call path may not. */
final class CalendarMonths {

    private static final int MONTHS = 12;
    private static final int ERA_YEARS = 400;
    private static final int ERA_DAYS = 146_097;
    /** From 0000-03-01, where the arithmetic begins, to 1970-01-01. */
    private static final int EPOCH_DAY_0 = 719_468;

    private CalendarMonths() {
    }

    /** As LocalDate.plusMonths: the same day of the month, or the last one of a shorter month. */
    static long later(long epochDay, int months) {
        // Years that begin in March have their leap day last (Hinnant, days_from_civil).
        long shifted = epochDay + EPOCH_DAY_0;
        long era = Math.floorDiv(shifted, (long) ERA_DAYS);
        int dayOfEra = (int) Math.floorMod(shifted, (long) ERA_DAYS);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - firstDayOf(month);
        long monthsIn = (era * ERA_YEARS + yearOfEra) * MONTHS + month + months;
        return Math.min(dayOf(monthsIn) + day, dayOf(monthsIn + 1) - 1);
    }

    private static int firstDayOf(int month) {
        return (153 * month + 2) / 5;
    }

    /** Epoch day of the first of a month, counted from March of year 0. */
    private static long dayOf(long monthsIn) {
        long year = Math.floorDiv(monthsIn, (long) MONTHS);
        int month = (int) Math.floorMod(monthsIn, (long) MONTHS);
        long era = Math.floorDiv(year, (long) ERA_YEARS);
        int yearOfEra = (int) Math.floorMod(year, (long) ERA_YEARS);
        return era * ERA_DAYS + 365L * yearOfEra + yearOfEra / 4 - yearOfEra / 100
                + firstDayOf(month) - EPOCH_DAY_0;
    }
}
