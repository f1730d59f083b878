package io.callgate.gateway.admission;

import java.util.concurrent.TimeUnit;

/**
 * So much a second of what sources that are neither a caller nor a carrier, or forge one, make us
 * do: a bucket for all of them together. Loop thread only.
 */
public final class TokenBucket {

    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long nanosPerToken;
    /** When the bucket would have been empty had nobody filled it. */
    private long emptyAtNanos;
    private boolean used;

    public TokenBucket(int perSecondMax) {
        nanosPerToken = TimeUnit.SECONDS.toNanos(1) / perSecondMax;
    }

    /** Whether there is one more now; takes it if so. */
    public boolean take(long nowNanos) {
        long earliest = nowNanos - BURST_NANOS;
        if (!used || emptyAtNanos - earliest < 0) {
            emptyAtNanos = earliest;
            used = true;
        }
        if (emptyAtNanos + nanosPerToken - nowNanos > 0) {
            return false;
        }
        emptyAtNanos += nanosPerToken;
        return true;
    }
}
