package io.callgate.gateway.metrics;

import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.screening.Outcome;
import io.callgate.gateway.screening.Retry;
import io.callgate.gateway.screening.Verdict;
import io.callgate.store.index.list.ListGeneration;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Every meter of the gateway, by name. {@link #judged}, {@link #answered} and {@link #discarded}
 * are called by the thread of the records, behind the call path; what is read at a scrape is handed
 * in once as a supplier. Labels come from the configuration and from our own words, never from a
 * message.
 */
public final class Meters implements AutoCloseable {

    /** What {@link #scrape} returns, for the Content-Type header. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** More reasons than our code has words: a slip there must not grow the registry. */
    private static final int DISCARD_REASONS_MAX = 64;

    private static final int STATUS_CLASSES = 7;
    private static final long MILLIS_OF_DAY = Duration.ofDays(1).toMillis();

    private static final Duration[] BUCKETS = LongStream.of(5, 10, 20, 50, 100, 200, 500, 1_000,
            2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000)).toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InstantSource clock;
    private final CallCounts calls;
    private final MessageCounts texts;
    private final CarrierMeters carriers;
    private final Timer refusal;
    private final Timer forward;
    private final Tally[] answers = new Tally[STATUS_CLASSES];
    private final Map<String, Tally> discarded = new HashMap<>();
    /** The registry holds function counters weakly. */
    private final List<LongSupplier> held = new ArrayList<>();
    private final JvmGcMetrics collections = new JvmGcMetrics();

    public Meters(GatewayConfig config) {
        this(config, InstantSource.system());
    }

    Meters(GatewayConfig config, InstantSource clock) {
        this.clock = clock;
        calls = new CallCounts(config, registry);
        texts = new MessageCounts(config, registry);
        carriers = new CarrierMeters(registry);
        refusal = timer("callgate.refusal",
                "From reading an INVITE to handing on the answer that refuses it");
        forward = timer("callgate.forward",
                "From reading an INVITE to handing on the INVITE to the carrier");
        for (int statusClass = 1; statusClass < STATUS_CLASSES; statusClass++) {
            answers[statusClass] = answersOf(statusClass + "xx");
        }
        bindJvm();
    }

    private Timer timer(String name, String sentence) {
        return Timer.builder(name).description(sentence).serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Tally answersOf(String statusClass) {
        Tally tally = new Tally();
        FunctionCounter.builder("callgate.answers", tally, Tally::count)
                .description("Responses sent towards the sender of a request, by status class")
                .tag("class", statusClass).register(registry);
        return tally;
    }

    private void bindJvm() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** A new call was judged; {@code callerIndex} is its place in the configuration or -1. */
    public void judged(Verdict verdict, int callerIndex, long handlingNanos) {
        calls.count(verdict, callerIndex);
        (verdict.admits() ? forward : refusal).record(handlingNanos, TimeUnit.NANOSECONDS);
    }

    /** A number was judged inside a call; how long other requests take is no measure of calls. */
    public void judgedInside(Verdict verdict, int callerIndex) {
        calls.count(verdict, callerIndex);
    }

    /** A text message was judged. */
    public void textJudged(Verdict verdict, int callerIndex) {
        texts.count(verdict, callerIndex);
    }

    /** A number refused within the last minutes was called again. */
    public void retried(Retry retry, int callerIndex) {
        calls.countRetry(retry, callerIndex);
    }

    /** A response was sent; what is no status is not counted. */
    public void answered(int status) {
        int statusClass = status / 100;
        if (statusClass >= 1 && statusClass < STATUS_CLASSES) {
            answers[statusClass].increment();
        }
    }

    /** A message was dropped; {@code reason} is a constant of our code. */
    public void discarded(String reason) {
        Tally tally = discarded.get(reason);
        if (tally == null) {
            String kept = discarded.size() < DISCARD_REASONS_MAX ? reason : "other";
            tally = discarded.computeIfAbsent(kept, this::discardedFor);
        }
        tally.increment();
    }

    private Tally discardedFor(String reason) {
        Tally tally = new Tally();
        FunctionCounter.builder("callgate.messages.discarded", tally, Tally::count)
                .description("Messages dropped or answered as faulty, by what was wrong with them")
                .tag("reason", reason.toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(registry);
        return tally;
    }

    /** Judged calls that came to this, since the start. */
    public long calls(Outcome outcome) {
        return calls.of(outcome);
    }

    public void ringOccupancy(LongSupplier slots) {
        gauge("callgate.ring.occupancy", "Messages in the ring; at its size, messages are shed",
                slots);
    }

    public void shed(LongSupplier messages) {
        counter("callgate.shed", "Messages dropped unread because the ring was full", messages);
    }

    public void callsInSetup(LongSupplier transactions) {
        gauge("callgate.calls.in.setup", "Calls forwarded and not yet finally answered",
                transactions);
    }

    public void transactions(LongSupplier kept) {
        gauge("callgate.transactions",
                "INVITE transactions kept, those included that only absorb repeats", kept);
    }

    public void registerSequence(LongSupplier applied) {
        gauge("callgate.register.sequence.applied",
                "Sequence of the last register event that verdicts reflect", applied);
    }

    public void evidence(LongSupplier written, LongSupplier lost) {
        counter("callgate.evidence.lines.written", "Call records handed to the disk", written);
        counter("callgate.evidence.lines.lost", "Call records that could not be kept", lost);
    }

    public void connections(LongSupplier streams) {
        gauge("callgate.connections", "TCP and TLS streams open now", streams);
    }

    public void handshakes(LongSupplier done, LongSupplier failed) {
        counter("callgate.tls.handshakes", "TLS handshakes that came to a stream", done);
        counter("callgate.tls.handshakes.failed", "TLS handshakes that failed, or whose peer was"
                + " not whom it should be", failed);
    }

    /** How often a notice was raised; {@code id} is its stable word. */
    public void notice(String id, LongSupplier times) {
        held.add(times);
        FunctionCounter.builder("callgate.notices", times, LongSupplier::getAsLong)
                .description("Notices raised to the person on call, repeats included")
                .tag("notice", id).register(registry);
    }

    /** What challenges, and the credentials sent for them, came to. */
    public void digest(String outcome, LongSupplier requests) {
        held.add(requests);
        FunctionCounter.builder("callgate.digest", requests, LongSupplier::getAsLong)
                .description("Digest challenges sent, and credentials received, by what they"
                        + " came to")
                .tag("outcome", outcome).register(registry);
    }

    public void carrier(String name, CarrierReadings readings) {
        carriers.add(name, readings);
    }

    public void list(String name, Supplier<ListGeneration> inForce) {
        Gauge.builder("callgate.list.numbers", inForce, list -> list.get().size())
                .description("Numbers on the version of the list in force; 0 when there is none")
                .tag("list", name).strongReference(true).register(registry);
        Gauge.builder("callgate.list.age.days", inForce, list -> ageDays(list.get()))
                .description("Days since the issuer's date of the list in force; NaN without one")
                .tag("list", name).strongReference(true).register(registry);
    }

    private double ageDays(ListGeneration version) {
        long today = Math.floorDiv(clock.millis(), MILLIS_OF_DAY);
        return version.isPresent() ? today - version.issuedEpochDay() : Double.NaN;
    }

    private void gauge(String name, String sentence, LongSupplier value) {
        Gauge.builder(name, value, LongSupplier::getAsLong).description(sentence)
                .strongReference(true).register(registry);
    }

    private void counter(String name, String sentence, LongSupplier value) {
        held.add(value);
        FunctionCounter.builder(name, value, LongSupplier::getAsLong).description(sentence)
                .register(registry);
    }

    /** All meters in Prometheus's text format. Any thread. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
