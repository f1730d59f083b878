package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.RouteToken;
import java.util.concurrent.TimeUnit;

/**
 * Numbers that a re-INVITE has called inside a call, and that were counted as an attempt: a call
 * goes to the same Contact with each of its re-INVITEs, and is not counted with each.
 *
 * <p>For as long as a call may last, in a four-way set-associative table over flat arrays. At the
 * bound the oldest of four is forgotten, and its call's next re-INVITE counts once more. Loop
 * thread only, allocates nothing.
 */
public final class CountedInside {

    /** The most that {@code call-duration-max-s} may be. */
    private static final long KEPT_NANOS = TimeUnit.DAYS.toNanos(1);
    private static final int WAYS = 4;
    private static final int PLACES = 1 << 13;

    private final RouteToken token;
    private final long[] calls = new long[PLACES];
    private final long[] numbers = new long[PLACES];
    private final long[] expiresAtNanos = new long[PLACES];

    /** @param token knows calls by their Call-ID and tag */
    public CountedInside(RouteToken token) {
        this.token = token;
    }

    /** @param request of the call, sent by its caller */
    public boolean has(SipMessage request, long number, long nowNanos) {
        long call = token.callKey(request, Part.FROM_TAG);
        int first = firstWay(call);
        for (int place = first; place < first + WAYS; place++) {
            boolean same = calls[place] == call && numbers[place] == number;
            if (same && expiresAtNanos[place] - nowNanos > 0) {
                return true;
            }
        }
        return false;
    }

    public void add(SipMessage request, long number, long nowNanos) {
        long call = token.callKey(request, Part.FROM_TAG);
        int place = oldest(firstWay(call));
        calls[place] = call;
        numbers[place] = number;
        expiresAtNanos[place] = nowNanos + KEPT_NANOS;
    }

    private int oldest(int first) {
        int oldest = first;
        for (int place = first; place < first + WAYS; place++) {
            if (numbers[place] == 0) {
                return place;
            }
            if (expiresAtNanos[place] - expiresAtNanos[oldest] < 0) {
                oldest = place;
            }
        }
        return oldest;
    }

    private static int firstWay(long call) {
        return (int) call & PLACES - 1 & -WAYS;
    }
}
