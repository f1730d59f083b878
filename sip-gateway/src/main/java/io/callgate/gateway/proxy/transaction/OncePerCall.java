package io.callgate.gateway.proxy.transaction;

import java.util.concurrent.TimeUnit;

/**
 * What has been noted of a call, and is not to be noted of it again, however often its messages ask
 * for it.
 *
 * <p>For as long as a call may last, in a four-way set-associative table over flat arrays. At the
 * bound the oldest of four is forgotten, and would be noted once more. Loop thread only, allocates
 * nothing.
 */
public final class OncePerCall {

    /** The most that {@code call-duration-max-s} may be. */
    private static final long KEPT_NANOS = TimeUnit.DAYS.toNanos(1);
    private static final int WAYS = 4;
    /** No hash is this. */
    private static final long NO_CALL = 0;

    private final int places;
    private final long[] calls;
    private final long[] noted;
    private final long[] expiresAtNanos;

    private OncePerCall(int places) {
        this.places = places;
        calls = new long[places];
        noted = new long[places];
        expiresAtNanos = new long[places];
    }

    /**
     * Numbers that a re-INVITE has called, and that were counted as an attempt: a call goes to the
     * same Contact with each of its re-INVITEs.
     */
    public static OncePerCall attempts() {
        return new OncePerCall(1 << 13);
    }

    /** Ends of calls: 1.5 MiB, ten minutes of a hundred calls a second. */
    public static OncePerCall ends() {
        return new OncePerCall(1 << 16);
    }

    /** @param call keyed hash of the call */
    public boolean has(long call, long what, long nowNanos) {
        int first = firstWay(call);
        for (int place = first; place < first + WAYS; place++) {
            boolean same = calls[place] == call && noted[place] == what;
            if (same && expiresAtNanos[place] - nowNanos > 0) {
                return true;
            }
        }
        return false;
    }

    /** To be asked {@link #has} before. */
    public void add(long call, long what, long nowNanos) {
        int place = oldest(firstWay(call));
        calls[place] = call;
        noted[place] = what;
        expiresAtNanos[place] = nowNanos + KEPT_NANOS;
    }

    private int oldest(int first) {
        int oldest = first;
        for (int place = first; place < first + WAYS; place++) {
            if (calls[place] == NO_CALL) {
                return place;
            }
            if (expiresAtNanos[place] - expiresAtNanos[oldest] < 0) {
                oldest = place;
            }
        }
        return oldest;
    }

    private int firstWay(long call) {
        return (int) call & places - 1 & -WAYS;
    }
}
