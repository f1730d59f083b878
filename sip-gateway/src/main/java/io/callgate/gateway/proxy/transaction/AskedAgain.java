package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.RouteToken;

/**
 * Calls let through that a carrier wants to be asked for once more, in another way: with a password
 * (401, 407), other session timers (422) or a security agreement (494). The INVITE that follows, of
 * the same Call-ID and From-tag, is the same attempt to reach the number, and is not counted again.
 *
 * <p>For 32 s, in a four-way set-associative table over flat arrays: 2^14 places are enough for 500
 * such calls a second. At the bound the oldest of four is forgotten, and the INVITE that follows is
 * counted as an attempt of its own. Loop thread only, allocates nothing.
 */
public final class AskedAgain {

    private static final int WAYS = 4;
    private static final int PLACES = 1 << 14;
    private static final int NOT_FOUND = -1;
    private static final long FREE = 0;

    private final RouteToken token;
    private final long[] calls = new long[PLACES];
    private final long[] numbers = new long[PLACES];
    private final long[] sequences = new long[PLACES];
    private final long[] expiresAtNanos = new long[PLACES];
    private boolean used;
    /** When the one remembered last will have been forgotten: most gateways never ask the table. */
    private long emptyFromNanos;

    /** @param token knows calls by their Call-ID and tag */
    public AskedAgain(RouteToken token) {
        this.token = token;
    }

    private static boolean asksAgain(int status) {
        return switch (status) {
            case 401, 407, 422, 494 -> true;
            default -> false;
        };
    }

    /** A call was answered so. */
    void onAnswer(SipMessage answer, long number, int status, long nowNanos) {
        if (!asksAgain(status)) {
            return;
        }
        long call = token.callKey(answer, Part.FROM_TAG);
        int place = oldestOf(call);
        calls[place] = call;
        numbers[place] = number;
        sequences[place] = answer.cseqNumber();
        expiresAtNanos[place] = nowNanos + RecentVerdicts.KEPT_NANOS;
        emptyFromNanos = expiresAtNanos[place];
        used = true;
    }

    /** Whether this INVITE of a new call is what a carrier asked for. */
    public boolean isAnsweredBy(SipMessage invite, long number, long nowNanos) {
        return find(invite, number, nowNanos) != NOT_FOUND;
    }

    /** It has left: the next one is an attempt of its own. */
    public void forget(SipMessage invite, long number, long nowNanos) {
        int place = find(invite, number, nowNanos);
        if (place != NOT_FOUND) {
            expiresAtNanos[place] = nowNanos;
        }
    }

    private int find(SipMessage invite, long number, long nowNanos) {
        if (!used || emptyFromNanos - nowNanos <= 0) {
            return NOT_FOUND;
        }
        long call = token.callKey(invite, Part.FROM_TAG);
        int first = firstWay(call);
        for (int place = first; place < first + WAYS; place++) {
            boolean same = calls[place] == call && numbers[place] == number
                    && sequences[place] < invite.cseqNumber();
            if (same && expiresAtNanos[place] - nowNanos > 0) {
                return place;
            }
        }
        return NOT_FOUND;
    }

    private int oldestOf(long call) {
        int first = firstWay(call);
        int oldest = first;
        for (int place = first; place < first + WAYS; place++) {
            if (calls[place] == call || calls[place] == FREE) {
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
