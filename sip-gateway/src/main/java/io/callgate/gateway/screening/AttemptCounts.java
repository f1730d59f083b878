package io.callgate.gateway.screening;

/**
 * How often a seller has tried to reach a number already, over all its callers and campaigns. Read
 * on the call path: allocates nothing, waits for nothing.
 */
@FunctionalInterface
public interface AttemptCounts {

    /** Stands where nothing is counted: no cap is ever reached. */
    AttemptCounts NONE = (seller, number, firstDay, lastDay) -> 0;

    /**
     * Attempts that went to a carrier on the days from the first to the last, both included. A
     * day is the calendar day of the called person, {@link Verdict#localEpochDay} of each attempt.
     *
     * @param seller place of the seller in the configuration
     * @return negative if they cannot be counted, because a bound is reached
     */
    int count(int seller, long number, long firstDay, long lastDay);
}
