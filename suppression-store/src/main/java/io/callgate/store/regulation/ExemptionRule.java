package io.callgate.store.regulation;

import io.callgate.store.register.Basis;

/**
 * A reason that lets a call through where lists or the want of consent would stop it; hours and
 * attempts hold all the same.
 *
 * @param withinWorkingDays how many working days after the request a call-back may come; 0 if the
 *                          law counts no such days
 * @param withinMonths      for how many months from the purchase or the inquiry it holds; 0 if the
 *                          law counts no months
 * @param ofItsObject       whether it is for calls about its own object alone, so that a record
 *                          must be of the call's campaign
 * @param holidays          days that are no working days, beside Saturday and Sunday
 * @param article           of the law that says so
 */
public record ExemptionRule(Basis basis, int withinWorkingDays, int withinMonths,
        boolean ofItsObject, Holidays holidays, String article) {

    /**
     * The last day on which the reason can hold, in days from 1970-01-01 and by the called person's
     * calendar; a record may end it sooner. Allocates nothing.
     *
     * @param grantedDay the day on which the person asked for the call, or gave the reason
     */
    public long lastDay(long grantedDay) {
        long last = withinWorkingDays == 0 ? Long.MAX_VALUE
                : holidays.workingDayAfter(grantedDay, withinWorkingDays);
        return withinMonths == 0 ? last
                : Math.min(last, CalendarMonths.later(grantedDay, withinMonths));
    }

    ExemptionRule observing(Holidays other) {
        return new ExemptionRule(basis, withinWorkingDays, withinMonths, ofItsObject, other,
                article);
    }

    /** The same, for calls about its own object alone or about any. */
    public ExemptionRule ofItsObject(boolean alone) {
        return new ExemptionRule(basis, withinWorkingDays, withinMonths, alone, holidays, article);
    }
}
