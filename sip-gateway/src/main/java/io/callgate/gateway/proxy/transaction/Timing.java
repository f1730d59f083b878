package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.config.SipConfig;
import java.util.concurrent.TimeUnit;

/** The timer values of RFC 3261 table 4, from T1 and Timer C as configured. */
public record Timing(long t1Nanos, long timerCNanos) {

    private static final long T2_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long T4_NANOS = TimeUnit.SECONDS.toNanos(5);

    public static Timing of(SipConfig config) {
        return new Timing(TimeUnit.MILLISECONDS.toNanos(config.t1Millis()),
                TimeUnit.SECONDS.toNanos(config.ringTimeoutSeconds()));
    }

    /** Timers B, F, H, L, M, and D over UDP. */
    long transactionNanos() {
        return 64 * t1Nanos;
    }

    /** Longest interval between retransmissions of a response or a non-INVITE request. */
    long t2Nanos() {
        return T2_NANOS;
    }

    /** Longest a message stays in the network: Timers I and K. */
    long t4Nanos() {
        return T4_NANOS;
    }
}
