package io.callgate.gateway.admission;

import java.util.concurrent.TimeUnit;

/**
 * How often a source that is neither a caller nor a carrier gets an answer: a flood with forged
 * sources must find no echo here. A token bucket for all of them together; loop thread only.
 */
public final class Strangers {

    /** Enough for a misconfigured PBX to be told so, too little to be of use against anybody. */
    static final int ANSWERS_PER_SECOND_MAX = 100;

    private static final long NANOS_PER_ANSWER =
            TimeUnit.SECONDS.toNanos(1) / ANSWERS_PER_SECOND_MAX;
    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** When the bucket would have been empty had nobody filled it. */
    private long emptyAtNanos;
    private boolean used;

    /** Whether one more answer may go out; counts it if so. */
    public boolean mayBeAnswered(long nowNanos) {
        long earliest = nowNanos - BURST_NANOS;
        if (!used || emptyAtNanos - earliest < 0) {
            emptyAtNanos = earliest;
            used = true;
        }
        if (emptyAtNanos + NANOS_PER_ANSWER - nowNanos > 0) {
            return false;
        }
        emptyAtNanos += NANOS_PER_ANSWER;
        return true;
    }
}
