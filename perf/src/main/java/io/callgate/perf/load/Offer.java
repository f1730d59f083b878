package io.callgate.perf.load;

/**
 * When each call is due: a schedule that does not wait for anybody. The rate grows to its height
 * while the warm-up begins: the generator's own code runs uncompiled then, and calls that it places
 * late come in a burst, whose answers its socket may not hold.
 *
 * @param beginNanos    when the first call is due, by {@link System#nanoTime}
 * @param warmUpSeconds at the beginning, not counted
 * @param holdNanos     how long an answered call is up
 */
record Offer(long beginNanos, double callsPerSecond, double warmUpSeconds, double seconds,
        long holdNanos) {

    private static final double SECOND_NANOS = 1e9;
    private static final double GROWING_SECONDS_MAX = 1;

    long calls() {
        return (long) ((warmUpSeconds + seconds - growingSeconds() / 2) * callsPerSecond);
    }

    /** Until then the rate grows evenly from none. */
    private double growingSeconds() {
        return Math.min(warmUpSeconds, GROWING_SECONDS_MAX);
    }

    long dueNanos(long call) {
        double growing = growingSeconds();
        double callsAtFullRate = call - growing / 2 * callsPerSecond;
        double after = callsAtFullRate >= 0
                ? growing + callsAtFullRate / callsPerSecond
                : Math.sqrt(2 * growing * call / callsPerSecond);
        return beginNanos + (long) (after * SECOND_NANOS);
    }

    long countedFromNanos() {
        return beginNanos + (long) (warmUpSeconds * SECOND_NANOS);
    }

    long endNanos() {
        return countedFromNanos() + (long) (seconds * SECOND_NANOS);
    }
}
