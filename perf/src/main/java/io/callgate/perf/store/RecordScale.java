package io.callgate.perf.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.callgate.store.Store;
import io.callgate.store.index.IndexListener;
import io.callgate.store.index.Scope;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.register.Author;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;

/**
 * Questions: with so many opt-outs on record, how long does one more take, and how long until a
 * gateway that starts answers for them - the first time, and with the records it saved?
 *
 * <p>Arguments: directory, how many. Run with {@code perf/store-scale DIRECTORY RECORDS 5000000}.
 */
public final class RecordScale {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    private static final Author PERF = new Author("perf", "perf");
    private static final int BATCH = 250_000;
    private static final int ADDED = 200;
    private static final int LOOK_UPS = 2_000_000;

    private RecordScale() {
    }

    /** Fills the store if it is new, then asks. */
    public static void main(String[] arguments) throws IOException {
        Path path = Path.of(arguments[0]).resolve("store-records-" + arguments[1]);
        long count = Long.parseLong(arguments[1]);
        try (Store store = Store.open(path)) {
            fill(store, count - store.lastSequence());
            addSome(store);
        }
        Path saved = path.resolve("records.index");
        Files.deleteIfExists(saved);
        start(path, "start without saved records");
        if (!Files.exists(saved)) {
            throw new IOException("the records were not saved");
        }
        start(path, "start with saved records");
    }

    private static void fill(Store store, long missing) throws IOException {
        long started = System.nanoTime();
        SplittableRandom random = new SplittableRandom(missing);
        for (long left = missing; left > 0; left -= BATCH) {
            List<Event> batch = new ArrayList<>();
            random.longs(Math.min(left, BATCH), 33_100_000_000L, 33_800_000_000L).sorted()
                    .forEach(number -> batch.add(optOut(number)));
            store.record(PERF, batch);
        }
        print("fill: %,d opt-outs in %.0f s", Math.max(0, missing), seconds(started));
    }

    private static void addSome(Store store) throws IOException {
        double[] millis = new double[ADDED];
        for (int i = 0; i < ADDED; i++) {
            long started = System.nanoTime();
            store.optOutAdd(PERF, optOut(33_700_000_000L + i));
            millis[i] = seconds(started) * 1e3;
        }
        Arrays.sort(millis);
        print("add one: p50 %.1f ms, p99 %.1f ms, most %.1f ms, each on disk",
                millis[ADDED / 2], millis[ADDED * 99 / 100], millis[ADDED - 1]);
    }

    private static void start(Path path, String what) throws IOException {
        double cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
        long started = System.nanoTime();
        try (SuppressionIndex index = SuppressionIndex.follow(path, new Loud())) {
            print("%s: %.2f s, %.2f s of it computing", what, seconds(started),
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9 - cpu);
            lookUp(index);
            awaitSaved(path);
        }
    }

    private static void awaitSaved(Path path) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(path.resolve("records.index")) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static void lookUp(SuppressionIndex index) {
        Scope scope = index.scope("seller", "");
        SplittableRandom random = new SplittableRandom(7);
        double started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int found = 0;
        for (int i = 0; i < LOOK_UPS; i++) {
            found += index.optOut(scope, 33_100_000_000L + random.nextLong(700_000_000L), 0) > 0
                    ? 1 : 0;
        }
        print("look-up: %.0f ns computing, %.1f %% opted out",
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started)
                / LOOK_UPS, 100.0 * found / LOOK_UPS);
    }

    private static Event.OptOutAdded optOut(long number) {
        return new Event.OptOutAdded("seller", "", Channel.VOICE, number, Event.NEVER, "");
    }

    private static double seconds(long started) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started) / 1e6;
    }

    private static void print(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }

    private static final class Loud implements IndexListener {
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
