package io.callgate.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows on standard error how far a long command is, when somebody watches it. One line, drawn over
 * itself; gone when the command is done.
 */
public final class Progress implements AutoCloseable {

    private static final long REDRAW_NANOS = 200_000_000;
    private static final int BAR = 30;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean watched;
    private long drawnNanos = System.nanoTime();
    private boolean drawn;

    Progress(PrintWriter err, boolean watched) {
        this.err = err;
        this.watched = watched;
    }

    /** Draws at most five times a second, and nothing of what ends before it was ever drawn. */
    public void at(long done, long all, String what) {
        if (!watched || System.nanoTime() - drawnNanos < REDRAW_NANOS) {
            return;
        }
        drawnNanos = System.nanoTime();
        drawn = true;
        int full = (int) (BAR * Math.min(done, all) / Math.max(1, all));
        err.print(CLEAR_LINE + "[" + "#".repeat(full) + " ".repeat(BAR - full) + "] "
                + String.format(Locale.ROOT, "%3d %%", 100 * Math.min(done, all) / Math.max(1, all))
                + "  " + what);
        err.flush();
    }

    @Override
    public void close() {
        if (drawn) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
