package io.callgate.perf.load;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The highest rate at which no call is lost (RFC 7502, 4.5): it is doubled until a trial loses a
 * call, then the gap is halved to a sixteenth. A trial in which the generator itself fell behind
 * its schedule proves nothing about the other side, and ends the search.
 */
final class RateSearch {

    private static final double RAISE = 2;
    private static final int HALVINGS = 4;
    /** Later than this, the generator no longer offers what it says. */
    private static final long LAG_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long REST_MILLIS = 200;
    private static final double WARM_UP_SECONDS = 2;

    private final Trial trial;
    private final double seconds;
    private double passed;
    private double failed;
    private boolean limitedByGenerator;

    RateSearch(Trial trial, double seconds) {
        this.trial = trial;
        this.seconds = seconds;
    }

    void run(double from) throws IOException, InterruptedException {
        // Not counted: at first the generator is not compiled, and would be late.
        trial.run(from / 2, 0, WARM_UP_SECONDS, 0);
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        double rate = from;
        while (passes(rate)) {
            rate *= RAISE;
        }
        for (int i = 0; i < HALVINGS && passed > 0 && !limitedByGenerator; i++) {
            passes((passed + failed) / 2);
        }
    }

    private boolean passes(double rate) throws IOException, InterruptedException {
        Trial.Outcome outcome = trial.run(rate, 0, seconds, 0);
        Printed.line("# %.0f calls/s: %d lost, %d wrong, generator late by %d ms", rate,
                outcome.counts().lost(), outcome.counts().wrong,
                outcome.counts().lagNanosMax / 1_000_000);
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        if (outcome.complete() && outcome.counts().lagNanosMax <= LAG_NANOS_MAX) {
            passed = rate;
            return true;
        }
        limitedByGenerator |= outcome.counts().lagNanosMax > LAG_NANOS_MAX;
        failed = rate;
        return false;
    }

    void report() {
        Printed.line("max_rate %.0f", passed);
        Printed.line("limited_by_generator %d", limitedByGenerator ? 1 : 0);
    }
}
