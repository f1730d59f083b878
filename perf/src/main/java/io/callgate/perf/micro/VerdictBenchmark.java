package io.callgate.perf.micro;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.screening.Screening;
import io.callgate.gateway.screening.Verdict;
import io.callgate.store.ListImport;
import io.callgate.store.Store;
import io.callgate.store.index.IndexListener;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.index.attempts.TrialCounts;
import io.callgate.store.ingest.Standing;
import io.callgate.store.register.Author;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * What does a whole verdict cost, and does it allocate? French law of today: opt-outs, exemptions,
 * five lists of 200,000 numbers, consent, hours, attempts and the presented number, by 200,000
 * records and 100,000 numbers with attempts. Run by
 * {@code java -cp perf/target/classes:... org.openjdk.jmh.Main VerdictBenchmark -prof gc}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Dchronicle.analytics.disable=true",
    "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
    "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
    "--add-opens=java.base/java.util=ALL-UNNAMED",
    "--add-opens=java.base/java.nio=ALL-UNNAMED"})
public class VerdictBenchmark {

    private static final long LOWEST = 33_600_000_000L;
    private static final int SPAN = 90_000_000;
    private static final int LISTS = 5;
    private static final int LISTED = 200_000;
    private static final int PEOPLE = 100_000;
    /** Every 900th number consented, and the one behind it opted out. */
    private static final int APART = SPAN / PEOPLE;
    /** A Tuesday at eleven in Paris. */
    private static final long NOW = Instant.parse("2026-11-24T10:00:00Z").getEpochSecond();
    /** Of a series that automated systems may present. */
    private static final long PRESENTED = 33_162_000_001L;
    private static final Author AUTHOR = new Author("perf", "perf");
    private static final String CONFIG = """
            store: {directory: ./store}
            listen:
              - {transport: udp, address: 127.0.0.1, port: 5060}
            admin: {address: 127.0.0.1, port: 8060}
            carriers:
              - {name: carrier-a, address: "127.0.0.1:5090"}
            sellers:
              - name: choucroute
                country: FR
                regulations: {FR: fr}
                deny-lists: [list-0, list-1, list-2, list-3, list-4]
                campaigns:
                  - {name: comfort, purpose: prospecting}
                callers:
                  - {name: marketing, peers: [127.0.0.1/32], campaign: comfort}
            """;

    /**
     * Numbers asked about in turn: what is held of a thousand stays in the caches, what is held of
     * a hundred thousand is mostly fetched from memory.
     */
    @Param({"1000", "100000"})
    private int asked;

    private final SplittableRandom random = new SplittableRandom(7);
    private final Attempt attempt = new Attempt();
    private final Verdict verdict = new Verdict();
    private SuppressionIndex index;
    private TrialCounts attempts;
    private Caller caller;
    private Screening screening;

    @Setup
    public void open() throws IOException {
        Path folder = Files.createTempDirectory("verdict");
        GatewayConfig config = ConfigLoader.load(
                Files.writeString(folder.resolve("callgate.yaml"), CONFIG), Map.of()).config();
        fill(config.storeDirectory());
        index = SuppressionIndex.follow(config.storeDirectory(), new Faults());
        attempts = TrialCounts.none();
        for (int person = 0; person < PEOPLE; person++) {
            attempts.add(0, consented(person), NOW / 86_400 - person % 40);
        }
        caller = new Callers(config.parties().sellers()).all().get(0);
        screening = new Screening(index, config.parties(), attempts::between);
        expect(consented(1), Reason.CONSENTED);
        expect(consented(1) + 1, Reason.OPT_OUT);
        expect(consented(1) + 2, Reason.NO_CONSENT);
    }

    private static void fill(Path directory) throws IOException {
        try (Store store = Store.open(directory)) {
            for (int list = 0; list < LISTS; list++) {
                SplittableRandom listed = new SplittableRandom(list);
                Path file = Files.writeString(directory.resolve("list.txt"), "" + list);
                store.importList(ListImport.replacing("list-" + list, file,
                        LocalDate.of(2026, 11, 1), AUTHOR), entries -> {
                            for (int i = 0; i < LISTED; i++) {
                                long number = LOWEST + listed.nextInt(SPAN);
                                entries.number(number + (number % APART < 3 ? 3 : 0),
                                        Standing.LISTED);
                            }
                        });
            }
            List<Event> events = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                events.add(new Event.ConsentGiven("choucroute", "comfort", consented(person),
                        Instant.parse("2026-09-01T10:00:00Z"),
                        Instant.parse("2027-08-01T10:00:00Z"), "form", ""));
                events.add(new Event.OptOutAdded("choucroute", "", Channel.VOICE,
                        consented(person) + 1, Event.NEVER, ""));
            }
            store.record(AUTHOR, events);
        }
    }

    private static long consented(int person) {
        return (LOWEST / APART + 1 + person) * APART;
    }

    private void expect(long number, Reason reason) {
        if (judge(number) != reason) {
            throw new IllegalStateException(number + ": " + verdict.reason() + " instead of "
                    + reason);
        }
    }

    private Reason judge(long number) {
        attempt.of(caller, number, NOW);
        attempt.campaign = 0;
        attempt.presented = PRESENTED;
        screening.judge(attempt, verdict);
        index.readerTurn();
        return verdict.reason();
    }

    @TearDown
    public void close() {
        index.close();
        attempts.close();
    }

    /** The baseline: a number drawn and not judged. */
    @Benchmark
    public long nothing() {
        return consented(random.nextInt(asked));
    }

    /** Every step is taken, and none decides but the last. */
    @Benchmark
    public Reason admitted() {
        return judge(consented(random.nextInt(asked)));
    }

    @Benchmark
    public Reason refusedByOptOut() {
        return judge(consented(random.nextInt(asked)) + 1);
    }

    /** After all five lists. */
    @Benchmark
    public Reason refusedForWantOfConsent() {
        return judge(consented(random.nextInt(asked)) + 2);
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
