package io.callgate.gateway.carrier;

/**
 * At most so many calls in any second, counted back from each call: the times of the last ones are
 * kept, so that no second, wherever it begins, holds more. Loop thread only.
 */
final class CallRate {

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** When the last calls were taken; 10,000 a second at most are 80 KiB. Empty: no limit. */
    private final long[] takenAtNanos;
    private int oldest;
    private int taken;

    CallRate(int callsPerSecondMax) {
        takenAtNanos = new long[callsPerSecondMax];
    }

    boolean hasRoom(long nowNanos) {
        return taken < takenAtNanos.length || takenAtNanos.length == 0
                || nowNanos - takenAtNanos[oldest] >= SECOND_NANOS;
    }

    /** A call is taken, whether or not there is room: an emergency call asks for none. */
    void take(long nowNanos) {
        if (takenAtNanos.length == 0) {
            return;
        }
        takenAtNanos[oldest] = nowNanos;
        oldest = (oldest + 1) % takenAtNanos.length;
        taken = Math.min(taken + 1, takenAtNanos.length);
    }
}
