package io.callgate.perf.load;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.HistogramLogReader;

/** A histogram log as lines that a plot can be drawn from. */
final class Percentiles {

    /** Points from one to the next halving of the distance to all calls. */
    private static final int TICKS_PER_HALF_DISTANCE = 5;

    private Percentiles() {
    }

    /** Of all its histograms together: refusals, or call set-ups. */
    static void print(Path file) throws FileNotFoundException {
        Histogram all = new Histogram(3);
        try (HistogramLogReader log = new HistogramLogReader(file.toFile())) {
            while (log.hasNext()) {
                EncodableHistogram next = log.nextIntervalHistogram();
                if (next instanceof Histogram latency) {
                    all.add(latency);
                }
            }
        }
        for (HistogramIterationValue value : all.percentiles(TICKS_PER_HALF_DISTANCE)) {
            if (value.getPercentileLevelIteratedTo() < 100) {
                Printed.line("%.6f %.1f", value.getPercentileLevelIteratedTo() / 100,
                        value.getValueIteratedTo() / 1e3);
            }
        }
    }
}
