package io.callgate.gateway.admission.digest;

import java.util.concurrent.TimeUnit;

/**
 * How often credentials of one kind, a source's or a user's, were wrong lately: a token bucket for
 * each. A cache of fixed size; a flood of sources can make it forget one, and the bucket of the
 * user they all guess at then holds. Loop thread only, allocates nothing.
 */
final class Failures {

    /** 4,096 of 16 B are 64 KiB. */
    private static final int PLACES = 1 << 12;
    private static final int WAYS = 4;

    private final int max;
    private final long nanosEach;
    private final long[] keys = new long[PLACES];
    /** When the bucket will have no failure left in it. */
    private final long[] emptyAtNanos = new long[PLACES];

    /** @param perMinute failures that are borne at once, and again in each minute */
    Failures(int perMinute) {
        max = perMinute;
        nanosEach = TimeUnit.MINUTES.toNanos(1) / perMinute;
    }

    boolean isFull(long key, long nowNanos) {
        int place = find(key);
        return place >= 0 && emptyAtNanos[place] - nowNanos > (max - 1) * nanosEach;
    }

    void add(long key, long nowNanos) {
        int place = find(key);
        if (place < 0) {
            place = soonestEmpty(key, nowNanos);
            keys[place] = key;
            emptyAtNanos[place] = nowNanos;
        }
        long from = Math.max(emptyAtNanos[place] - nowNanos, 0) + nowNanos;
        emptyAtNanos[place] = from + nanosEach;
    }

    private int find(long key) {
        int first = firstWay(key);
        for (int place = first; place < first + WAYS; place++) {
            if (keys[place] == key) {
                return place;
            }
        }
        return -1;
    }

    private int soonestEmpty(long key, long nowNanos) {
        int first = firstWay(key);
        int soonest = first;
        for (int place = first; place < first + WAYS; place++) {
            if (keys[place] == 0) {
                return place;
            }
            boolean sooner = emptyAtNanos[place] - nowNanos < emptyAtNanos[soonest] - nowNanos;
            soonest = sooner ? place : soonest;
        }
        return soonest;
    }

    private static int firstWay(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 40) & PLACES - 1 & -WAYS;
    }
}
