package io.callgate.perf.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What a call costs the watched processes, read slice by slice. A slice counts if the calls refused
 * or answered in it are those that were due, and if the processes were not kept waiting for a
 * processor: what else a shared machine does is then not taken for theirs. The figure is the median
 * of these slices; {@link #undisturbedPercent} says how many they are.
 */
final class CpuSlices {

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Of a slice, that threads may wait for a processor: their own threads wait for each other. */
    private static final double WAIT_MAX = 0.03;
    /** Of the calls due, that may be answered in another slice. */
    private static final double STRAY_MAX = 0.1;
    /** Fewer make no median. */
    private static final int SLICES_MIN = 3;

    private final OnCpu watched;
    private final double callsPerSecond;
    private double[] undisturbed = {};
    private double[] all = {};

    CpuSlices(OnCpu watched, double callsPerSecond) {
        this.watched = watched;
        this.callsPerSecond = callsPerSecond;
    }

    /** Reads until the offer ends; begins at once. */
    void read(Counts counts, long endNanos) throws IOException, InterruptedException {
        watched.next();
        long from = System.nanoTime();
        long decided = counts.decided;
        long slices = Math.max(1, (endNanos - from) / SLICE_NANOS);
        long began = from;
        for (int slice = 1; slice <= slices; slice++) {
            TimeUnit.NANOSECONDS.sleep(began + slice * SLICE_NANOS - System.nanoTime());
            OnCpu.Spent spent = watched.next();
            long now = System.nanoTime();
            long decidedNow = counts.decided;
            add(spent, decidedNow - decided, now - from);
            from = now;
            decided = decidedNow;
        }
    }

    private void add(OnCpu.Spent spent, long calls, long nanos) {
        double due = callsPerSecond * nanos / 1e9;
        double micros = spent.runNanos() / 1e3 / Math.max(1, calls);
        all = with(all, micros);
        boolean disturbed = spent.waitNanos() > WAIT_MAX * nanos
                || Math.abs(calls - due) > Math.max(1, STRAY_MAX * due);
        if (!disturbed) {
            undisturbed = with(undisturbed, micros);
        }
    }

    private static double[] with(double[] values, double value) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = value;
        return longer;
    }

    /** Of the undisturbed slices; of all if those are too few. */
    double microsPerCall() {
        double[] sorted = (undisturbed.length < SLICES_MIN ? all : undisturbed).clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    double undisturbedPercent() {
        return all.length == 0 ? 0 : 100.0 * undisturbed.length / all.length;
    }
}
