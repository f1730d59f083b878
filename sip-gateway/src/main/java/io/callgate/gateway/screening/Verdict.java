package io.callgate.gateway.screening;

/**
 * The answer to one call attempt and why. Pooled: one lives in each ring slot, written by the call
 * path, read by the later consumers of that slot; nobody keeps one.
 */
public final class Verdict extends Decision {

    /** No day of any attempt. */
    public static final long NO_DAY = Long.MIN_VALUE;

    private final Trace trace = new Trace();
    private Treatment treatment = Treatment.ENFORCED;
    private long localEpochDay = NO_DAY;

    /** Whether the call goes through: it may, or it is let through although it may not. */
    public boolean admits() {
        return outcome() == Outcome.ADMITTED || treatment != Treatment.ENFORCED;
    }

    /** What becomes of the call if its outcome is not ADMITTED. */
    public Treatment treatment() {
        return treatment;
    }

    /** How the call went through although it may not: {@code shadow}, {@code flagged} or "". */
    public String passed() {
        return treatment == Treatment.ENFORCED ? "" : treatment.word();
    }

    /**
     * Day of the attempt where the called person is, which is where a cap counts it. NO_DAY unless
     * the call is a prospecting call to a subscriber: no other is an attempt that a cap counts.
     */
    public long localEpochDay() {
        return localEpochDay;
    }

    /** Whether the attempt is to be counted if the call goes through. */
    public boolean countsAsAttempt() {
        return localEpochDay != NO_DAY;
    }

    /** Every step taken, and the facts it used. */
    public Trace trace() {
        return trace;
    }

    /** The whole of another, with its reasons. */
    public void copyAll(Verdict other) {
        copyFrom(other);
        trace.copyFrom(other.trace);
        treatment = other.treatment;
        localEpochDay = other.localEpochDay;
    }

    /** As new: for the next attempt. */
    void begin() {
        trace.clear();
        treatment = Treatment.ENFORCED;
        localEpochDay = NO_DAY;
    }

    void treat(Treatment as) {
        treatment = as;
    }

    /** The attempt is one that a cap counts, on this day. */
    public void countOn(long day) {
        localEpochDay = day;
    }
}
