package io.callgate.store.regulation;

/**
 * How often a seller may try one number.
 *
 * @param attemptsMax  answered or not; 0 if the law sets no limit
 * @param calendarDays days that are looked at, today being the last of them
 * @param article      of the law that says so; "" without a limit
 */
public record CapRule(int attemptsMax, int calendarDays, String article) {

    /** As many as are remembered of a number. */
    public static final int ATTEMPTS_MAX = 12;
    /** As long as attempts are remembered. */
    public static final int CALENDAR_DAYS_MAX = 92;

    public static final CapRule NONE = new CapRule(0, 0, "");

    public boolean isLimited() {
        return attemptsMax > 0;
    }

    /** The first of the days that are looked at, in days from 1970-01-01. */
    public long firstDay(long today) {
        return today - calendarDays + 1;
    }
}
