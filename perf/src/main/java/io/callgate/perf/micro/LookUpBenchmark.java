package io.callgate.perf.micro;

import io.callgate.store.ListImport;
import io.callgate.store.Store;
import io.callgate.store.index.IndexListener;
import io.callgate.store.index.ListGeneration;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.ingest.Standing;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.register.Author;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to understand a dialled number and to look it up in a list, by the size of the
 * list? Numbers are drawn at random from all that could be in it, so that most look-ups of a large
 * list miss the processor's caches. Run by
 * {@code java -cp perf/target/classes:... org.openjdk.jmh.Main LookUpBenchmark -prof gc}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Dchronicle.analytics.disable=true",
    "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
    "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
    "--add-opens=java.base/java.util=ALL-UNNAMED",
    "--add-opens=java.base/java.nio=ALL-UNNAMED"})
public class LookUpBenchmark {

    private static final long LOWEST = 33_100_000_000L;
    private static final int SPAN = 700_000_000;
    private static final byte[] NATIONAL = "0612345678".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INTERNATIONAL =
            "+33612345678".getBytes(StandardCharsets.US_ASCII);

    @Param({"1000", "100000", "1000000", "10000000"})
    public int numbers;

    private final Canonicaliser french = new Canonicaliser(DialPlan.of("FR"));
    private final SplittableRandom random = new SplittableRandom(7);
    private SuppressionIndex index;
    private ListGeneration list;

    @Setup
    public void importList() throws IOException {
        Path store = Files.createTempDirectory("look-up");
        Path file = Files.writeString(store.resolve("list.txt"), "");
        SplittableRandom listed = new SplittableRandom(20261121);
        try (Store open = Store.open(store)) {
            open.importList(ListImport.replacing("list", file, LocalDate.of(2026, 11, 1),
                    new Author("perf", "perf")), entries -> {
                        for (int i = 0; i < numbers; i++) {
                            entries.number(LOWEST + listed.nextInt(SPAN), Standing.LISTED);
                        }
                    });
        }
        index = SuppressionIndex.follow(store, new Faults());
        list = index.list("list").current();
    }

    @TearDown
    public void close() {
        index.close();
    }

    /** The baseline: a number drawn and not looked up. */
    @Benchmark
    public long nothing() {
        return LOWEST + random.nextInt(SPAN);
    }

    @Benchmark
    public boolean lookUp() {
        return list.contains(LOWEST + random.nextInt(SPAN));
    }

    @Benchmark
    public long canonicaliseNational() {
        return french.canonicalise(NATIONAL, 0, NATIONAL.length);
    }

    @Benchmark
    public long canonicaliseInternational() {
        return french.canonicalise(INTERNATIONAL, 0, INTERNATIONAL.length);
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
