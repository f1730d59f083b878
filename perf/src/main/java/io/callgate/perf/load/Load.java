package io.callgate.perf.load;

import io.callgate.perf.store.KamailioList;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The load generator. Figures come as {@code name value} lines, notes as lines that begin with #;
 * exit code 1 when a call was lost or ended otherwise than its number says.
 *
 * <pre>
 * Load list COUNT FILE                          write a list of numbers
 * Load kamailio-list FILE DATABASE              the same list as Kamailio reads it
 * Load first-answer PORT FILE                   wait for the first refusal, print the time of day
 * Load carrier PORT                             answer calls until killed
 * Load calls --target PORT --numbers FILE [--listed-percent P] [--carrier PORT] [--local PORT]
 *            --rate CALLS_PER_SECOND [--warm-up SECONDS] --seconds SECONDS [--hold SECONDS]
 *            [--pids A,B] [--histogram FILE]
 * Load percentiles FILE                         of a histogram log: share of calls, microseconds
 * Load search --target PORT --numbers FILE [--listed-percent P] [--carrier PORT]
 *            --from CALLS_PER_SECOND --seconds SECONDS
 * </pre>
 */
public final class Load {

    private static final double[] PERCENTILES = {50, 99, 99.9};
    private static final String[] NAMES = {"p50", "p99", "p999"};

    private Load() {
    }

    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException {
        switch (arguments[0]) {
            case "list" -> NumberList.write(Path.of(arguments[2]), Long.parseLong(arguments[1]));
            case "kamailio-list" ->
                    KamailioList.write(Path.of(arguments[1]), Path.of(arguments[2]));
            case "first-answer" -> FirstAnswer.await(Integer.parseInt(arguments[1]),
                    NumberList.read(Path.of(arguments[2]), 1, 0));
            case "carrier" -> answerCalls(Integer.parseInt(arguments[1]));
            case "calls" -> placeCalls(new Options(arguments, 1));
            case "percentiles" -> Percentiles.print(Path.of(arguments[1]));
            case "search" -> search(new Options(arguments, 1));
            default -> throw new IllegalArgumentException("no such role: " + arguments[0]);
        }
    }

    private static void answerCalls(int port) throws InterruptedException {
        try (LoadLoop loop = new LoadLoop()) {
            loop.open(port, new Callee()).closeFuture().sync();
        }
    }

    private static void search(Options options) throws IOException, InterruptedException {
        try (Trial trial = new Trial(options)) {
            RateSearch search = new RateSearch(trial, options.number("--seconds", 2));
            search.run(options.number("--from", 1000));
            search.report();
        }
    }

    private static void placeCalls(Options options) throws IOException, InterruptedException {
        Trial.Outcome outcome;
        try (Trial trial = new Trial(options)) {
            outcome = trial.run(options.number("--rate", 100), options.number("--warm-up", 0),
                    options.number("--seconds", 1), options.number("--hold", 0));
            report(outcome, trial.invitesReceived());
        }
        if (options.has("--histogram")) {
            keep(outcome.counts(), Path.of(options.text("--histogram")));
        }
        if (!outcome.complete()) {
            System.exit(1);
        }
    }

    private static void report(Trial.Outcome outcome, long invitesReceived) {
        Counts counts = outcome.counts();
        Printed.line("offered %d", counts.offered);
        Printed.line("refused %d", counts.refused);
        Printed.line("connected %d", counts.connected);
        Printed.line("lost %d", counts.lost());
        Printed.line("wrong %d", counts.wrong);
        Printed.line("stray %d", counts.stray);
        Printed.line("carrier_invites %d", invitesReceived);
        Printed.line("generator_lag_max_us %.1f", counts.lagNanosMax / 1e3);
        Printed.line("cpu_us_per_call %.2f", outcome.cpu().microsPerCall());
        Printed.line("undisturbed_percent %.0f", outcome.cpu().undisturbedPercent());
        report("refusal", counts.refusal);
        report("setup", counts.setup);
    }

    private static void report(String name, Histogram latency) {
        if (latency.getTotalCount() == 0) {
            return;
        }
        for (int i = 0; i < PERCENTILES.length; i++) {
            Printed.line("%s_us_%s %.1f", name, NAMES[i],
                    latency.getValueAtPercentile(PERCENTILES[i]) / 1e3);
        }
        Printed.line("%s_us_max %.1f", name, latency.getMaxValue() / 1e3);
    }

    /** In the format that every HdrHistogram tool reads; values are nanoseconds. */
    private static void keep(Counts counts, Path file) throws IOException {
        try (PrintStream out = new PrintStream(new FileOutputStream(file.toFile()), false,
                StandardCharsets.UTF_8)) {
            HistogramLogWriter log = new HistogramLogWriter(out);
            log.outputLogFormatVersion();
            log.outputLegend();
            counts.refusal.setTag("refusal");
            log.outputIntervalHistogram(counts.refusal);
            counts.setup.setTag("setup");
            log.outputIntervalHistogram(counts.setup);
        }
    }
}
