package io.callgate.perf.load;

import org.HdrHistogram.Histogram;

/** What became of the calls of one offer. Loop thread only, but for what is volatile. */
final class Counts {

    private static final long LATENCY_MAX_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;

    long offered;
    long refused;
    long connected;
    /** A listed number that was connected, a free one that was refused, or another status. */
    long wrong;
    /** Messages that no call waited for: repeated ones, for the most part. */
    long stray;
    /** How late the generator itself was, at worst. */
    long lagNanosMax;
    /** From when the INVITE was due until the refusal, or the echo, was here. */
    final Histogram refusal = new Histogram(LATENCY_MAX_NANOS, DIGITS);
    /** From when the INVITE was due until the callee's first ringing was here. */
    final Histogram setup = new Histogram(LATENCY_MAX_NANOS, DIGITS);
    volatile long ended;
    /** Refused or answered: a call that is held costs nothing more until it ends. */
    volatile long decided;

    long lost() {
        return offered - ended;
    }
}
