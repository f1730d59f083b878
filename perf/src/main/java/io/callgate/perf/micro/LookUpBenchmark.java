package io.callgate.perf.micro;

import io.callgate.store.ListImport;
import io.callgate.store.Store;
import io.callgate.store.index.IndexListener;
import io.callgate.store.index.list.ListGeneration;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.ingest.Standing;
import io.callgate.store.register.Author;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to look a number up in a list, by the size of the list? One in four is listed,
 * as on the national list of North America; drawn at random, so that most look-ups of a large list
 * miss the processor's caches. Run by
 * {@code perf/micro.sh LookUp}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xmx512m", "-Dchronicle.analytics.disable=true",
    "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
    "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
    "--add-opens=java.base/java.util=ALL-UNNAMED",
    "--add-opens=java.base/java.nio=ALL-UNNAMED"})
public class LookUpBenchmark {

    private static final long LOWEST = 12_012_000_000L;
    /** As on the national list of North America. */
    private static final int ONE_IN = 4;
    /** What the index takes of a list this dense: perf/results/2026-11-21-store.md. */
    private static final double BYTES_A_NUMBER = 0.58;

    @Param({"1000", "100000", "1000000", "10000000"})
    public long numbers;

    private final SplittableRandom random = new SplittableRandom(7);
    private SuppressionIndex index;
    private ListGeneration list;
    private long span;
    private long[] memory;
    private long last;

    /** The list is imported once, and found again by the next benchmark of its size. */
    @Setup
    public void importList() throws IOException {
        span = ONE_IN * numbers;
        memory = new long[(int) (numbers * BYTES_A_NUMBER / Long.BYTES)];
        Arrays.setAll(memory, place -> place);
        Path store = Path.of("perf", "target", "look-up-" + numbers);
        if (!Files.exists(store.resolve("complete"))) {
            fill(store);
        }
        index = SuppressionIndex.follow(store, new Faults());
        list = index.list("list").current();
    }

    private void fill(Path store) throws IOException {
        Files.createDirectories(store);
        Path file = Files.writeString(Files.createTempFile("list", ".txt"), "");
        try (Store open = Store.open(store)) {
            open.importList(ListImport.replacing("list", file, LocalDate.of(2026, 11, 1),
                    new Author("perf", "perf")), entries -> {
                        SplittableRandom gaps = new SplittableRandom(20261121);
                        long number = LOWEST;
                        for (long i = 0; i < numbers; i++) {
                            number += 1 + gaps.nextInt(2 * ONE_IN - 1);
                            entries.number(number, Standing.LISTED);
                        }
                    });
        }
        Files.writeString(store.resolve("complete"), "");
    }

    @TearDown
    public void close() {
        index.close();
    }

    /** The baseline: a number drawn and not looked up. */
    @Benchmark
    public long nothing() {
        return LOWEST + random.nextLong(span);
    }

    /** The floor: one word read at random of as much memory as the index of the list takes. */
    @Benchmark
    public long memory() {
        return memory[(int) random.nextLong(memory.length)];
    }

    @Benchmark
    public boolean lookUp() {
        return list.contains(LOWEST + random.nextLong(span));
    }

    /** The same, each word chosen by the one before: nothing is read ahead, as in a single call. */
    @Benchmark
    public long memoryInTurn() {
        last = memory[(int) (random.nextLong(memory.length - 1) + last)] & 1;
        return last;
    }

    /** As in a gateway that has had other things to do since its last call: nothing is cached. */
    @Benchmark
    @OperationsPerInvocation(EmptiedCaches.LOOK_UPS)
    public int lookUpCold(EmptiedCaches caches) {
        int found = 0;
        for (long number : caches.numbers) {
            found += list.contains(LOWEST + Long.remainderUnsigned(number, span)) ? 1 : 0;
        }
        return found;
    }

    /** Reads so much between two measurements that nothing else stays in a cache. */
    @State(Scope.Thread)
    public static class EmptiedCaches {

        static final int LOOK_UPS = 16;

        /** Three times the largest cache of the machine of the results. */
        private static final int BYTES = 96 << 20;
        private static final int LINE_BYTES = 64;

        final long[] numbers = new long[LOOK_UPS];
        private final long[] other = new long[BYTES / Long.BYTES];
        private final SplittableRandom random = new SplittableRandom(11);

        /** Draws the numbers, too. */
        @Setup(Level.Invocation)
        public void empty() {
            long sum = 0;
            for (int i = 0; i < other.length; i += LINE_BYTES / Long.BYTES) {
                other[i]++;
                sum += other[i];
            }
            Arrays.setAll(numbers, i -> random.nextLong());
            other[0] = sum;
        }
    }

    private static final class Faults implements IndexListener {

        @Override
        public void listActivated(String activated, long version, long size) {
            // The index is complete when it is handed out.
        }

        @Override
        public void faulted(String what, Exception cause) {
            throw new IllegalStateException(what, cause);
        }
    }
}
