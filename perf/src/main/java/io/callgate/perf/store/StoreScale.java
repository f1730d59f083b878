package io.callgate.perf.store;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import io.callgate.store.ImportReport;
import io.callgate.store.ListImport;
import io.callgate.store.NumberSource;
import io.callgate.store.ingest.Standing;
import io.callgate.store.Store;
import io.callgate.store.index.IndexListener;
import io.callgate.store.index.list.ListGeneration;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.register.Author;

/**
 * Questions: how long does an import of so many numbers take, what do they take on disk and in
 * memory, how long until a gateway answers for them, what does a look-up cost?
 *
 * <p>Arguments: directory, plan, how many numbers. Run with {@code perf/store-scale}.
 */
public final class StoreScale {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    private static final int LOOK_UPS = 5_000_000;
    private static final int ROUNDS = 5;

    private StoreScale() {
    }

    /** Writes the file if it is missing, imports it, loads it, asks it. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Plans plan = Plans.valueOf(arguments[1]);
        long count = Long.parseLong(arguments[2]);
        Files.createDirectories(directory);
        Path file = directory.resolve(plan + "-" + count + ".txt");
        if (!Files.exists(file)) {
            write(plan, count, file);
        }
        Path store = directory.resolve("store-" + plan + "-" + count);
        importOnce(store, file);
        ask(store, plan, count);
    }

    private static void importOnce(Path path, Path file) throws IOException {
        double cpu = cpuSeconds();
        try (Store store = Store.open(path)) {
            ImportReport report = store.importList(ListImport.replacing("list", file,
                    LocalDate.of(2026, 11, 1), new Author("perf", "perf")), lines(file));
            long numbers = report.version().content().numbers();
            long bytes = Files.size(path.resolve("snapshots").resolve(
                    report.version().content().snapshot() + ".snapshot"));
            print("import: %s, %,d numbers of %,d lines, %.1f s, %.1f s of it computing,"
                    + " heap at most %,d MiB",
                    report.outcome(), numbers, numbers + report.version().source().duplicates(),
                    report.took().toMillis() / 1e3, cpuSeconds() - cpu,
                    Runtime.getRuntime().maxMemory() >> 20);
            print("disk: %.2f bytes a number", (double) bytes / numbers);
        }
    }

    private static void ask(Path path, Plans plan, long count) throws IOException {
        double cpu = cpuSeconds();
        long started = System.nanoTime();
        try (SuppressionIndex index = SuppressionIndex.follow(path, new Quiet())) {
            print("index: ready after %.2f s, %.2f s of it computing (first of the process)",
                    seconds(started), cpuSeconds() - cpu);
            ListGeneration list = index.list("list").current();
            print("memory: %.2f bytes a number", (double) list.offHeapBytes() / list.size());
            started = System.nanoTime();
            SuppressionIndex.follow(path, new Quiet()).close();
            print("index: ready after %.2f s (second time)", seconds(started));
            for (int round = 0; round < ROUNDS; round++) {
                lookUp(list, plan, count);
            }
        }
        started = System.nanoTime();
        SuppressionIndex.ofNumbers(path, new Quiet(), 33_612_345_678L).close();
        print("index of one number: %.3f s", seconds(started));
    }

    /** Random numbers from the lowest to the highest that the file can hold. */
    private static void lookUp(ListGeneration list, Plans plan, long count) {
        SplittableRandom random = new SplittableRandom(7);
        int found = 0;
        double started = cpuSeconds();
        for (int i = 0; i < LOOK_UPS; i++) {
            found += list.contains(plan.lowest() + random.nextLong(plan.span(count))) ? 1 : 0;
        }
        print("look-up: %.0f ns computing, %.1f %% listed",
                (cpuSeconds() - started) * 1e9 / LOOK_UPS, 100.0 * found / LOOK_UPS);
    }

    private static void write(Plans plan, long count, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            plan.generate(count, number -> {
                try {
                    out.write(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
                    out.write('\n');
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
    }

    private static NumberSource lines(Path file) {
        return entries -> {
            byte[] buffer = new byte[1 << 16];
            long number = 0;
            try (var in = Files.newInputStream(file)) {
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    for (int i = 0; i < read; i++) {
                        if (buffer[i] == '\n') {
                            entries.number(number, Standing.LISTED);
                            number = 0;
                        } else {
                            number = number * 10 + buffer[i] - '0';
                        }
                    }
                }
            }
        };
    }

    /** What this thread computed: on a busy machine the clock on the wall says little. */
    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static double seconds(long started) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started) / 1e6;
    }

    private static void print(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }

    private static final class Quiet implements IndexListener {
        @Override
        public void listActivated(String list, long version, long numbers) {
            print("loaded: %s %d, %,d numbers", list, version, numbers);
        }

        @Override
        public void faulted(String what, Exception cause) {
            print("FAULT: %s: %s", what, cause);
        }
    }
}
