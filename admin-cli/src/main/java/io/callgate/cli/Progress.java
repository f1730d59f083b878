package io.callgate.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Says on standard error how far a long command is. To somebody who watches: one line drawn over
 * itself, gone when the command is done. Else, in a log: a plain line each ten seconds.
 */
public final class Progress implements AutoCloseable {

    private static final long REDRAW_NANOS = 200_000_000;
    private static final long LINE_NANOS = 10_000_000_000L;
    private static final int BAR = 30;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean watched;
    private final long startNanos;
    private long saidNanos;
    private boolean drawn;

    Progress(PrintWriter err, boolean watched) {
        this(err, watched, System.nanoTime());
    }

    Progress(PrintWriter err, boolean watched, long startNanos) {
        this.err = err;
        this.watched = watched;
        this.startNanos = startNanos;
        saidNanos = startNanos;
    }

    /**
     * Says nothing of what ends before it was due for the first time.
     *
     * @param done part of {@code all}, in whatever unit: the time that is left is judged by it; 0
     *             if nobody knows
     * @param count of what the admin counts in, so far
     */
    public void at(long done, long all, long count, String what) {
        at(done, all, count, what, System.nanoTime());
    }

    void at(long done, long all, long count, String what, long nowNanos) {
        if (nowNanos - saidNanos < (watched ? REDRAW_NANOS : LINE_NANOS)) {
            return;
        }
        saidNanos = nowNanos;
        double part = Math.min(1, done / (double) Math.max(1, all));
        double seconds = (nowNanos - startNanos) / 1e9;
        String rate = String.format(Locale.ROOT, "%,d %s, %,d a second", count, what,
                (long) (count / seconds));
        String figures = part == 0 ? rate : String.format(Locale.ROOT, "%3d %%  %s, %s left",
                (int) (100 * part), rate, left(part, seconds));
        if (watched) {
            drawn = true;
            err.print(CLEAR_LINE + (part == 0 ? "" : bar(part)) + figures);
        } else {
            err.println(figures.strip());
        }
        err.flush();
    }

    private static String bar(double part) {
        int full = (int) (BAR * part);
        return "[" + "#".repeat(full) + " ".repeat(BAR - full) + "] ";
    }

    private static String left(double part, double seconds) {
        Duration left = Duration.ofSeconds(Math.round(seconds * (1 - part) / part));
        return left.toMinutes() == 0 ? left.toSeconds() + " s"
                : left.toMinutes() + " min " + left.toSecondsPart() + " s";
    }

    @Override
    public void close() {
        if (drawn) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
