package io.callgate.perf.load;

/**
 * When each call is due: a schedule that does not wait for anybody.
 *
 * @param beginNanos    when the first call is due, by {@link System#nanoTime}
 * @param warmUpSeconds at the beginning, offered alike but not counted
 * @param holdNanos     how long an answered call is up
 */
record Offer(long beginNanos, double callsPerSecond, double warmUpSeconds, double seconds,
        long holdNanos) {

    private static final double SECOND_NANOS = 1e9;

    long calls() {
        return (long) ((warmUpSeconds + seconds) * callsPerSecond);
    }

    long dueNanos(long call) {
        return beginNanos + (long) (call * SECOND_NANOS / callsPerSecond);
    }

    long countedFromNanos() {
        return beginNanos + (long) (warmUpSeconds * SECOND_NANOS);
    }

    long endNanos() {
        return countedFromNanos() + (long) (seconds * SECOND_NANOS);
    }
}
