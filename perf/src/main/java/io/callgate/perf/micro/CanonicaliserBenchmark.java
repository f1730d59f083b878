package io.callgate.perf.micro;

import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What does it cost to understand a dialled number? Run by {@code perf/micro.sh Canonicaliser}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CanonicaliserBenchmark {

    private static final byte[] NATIONAL = "0612345678".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INTERNATIONAL =
            "+33612345678".getBytes(StandardCharsets.US_ASCII);

    private final Canonicaliser french = new Canonicaliser(DialPlan.of("FR"));

    /** The baseline: the text handed out and not read. */
    @Benchmark
    public byte[] nothing() {
        return NATIONAL;
    }

    @Benchmark
    public long national() {
        return french.canonicalise(NATIONAL, 0, NATIONAL.length);
    }

    @Benchmark
    public long international() {
        return french.canonicalise(INTERNATIONAL, 0, INTERNATIONAL.length);
    }
}
