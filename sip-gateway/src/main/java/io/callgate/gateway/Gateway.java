package io.callgate.gateway;

import io.callgate.gateway.admin.AdminServer;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.ListenConfig;
import io.callgate.gateway.config.reader.Loaded;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import io.callgate.store.yaml.Problem;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A running gateway. Start, drain and close from one thread. */
public final class Gateway implements AutoCloseable {

    /**
     * How late a timer of the proxy may be; RFC timers are multiples of 500 ms. To be woken for it
     * every 10 ms took an idle gateway 0.8 % of a core.
     */
    private static final long TICK_MILLIS = 50;
    private static final long DRAIN_POLL_MILLIS = 20;

    private final Parts parts;
    private List<ListeningPoint> points = List.of();
    private AdminServer admin;
    private CarrierProbes probes;
    private Supplier<Loaded> file = () -> {
        throw new IllegalStateException("this gateway was not started from a file");
    };
    private CarrierNames names;

    private Gateway(Parts parts) {
        this.parts = parts;
    }

    /**
     * The same of a file, which it can reload.
     *
     * @param loaded what it holds, which is valid
     * @param file   reads it again
     */
    public static Gateway start(Loaded loaded, Supplier<Loaded> file) throws IOException {
        Gateway gateway = new Gateway(Parts.build(loaded.config(), InstantSource.system()));
        gateway.file = file;
        gateway.tellOfDoubts(loaded);
        gateway.openOrClose();
        return gateway;
    }

    private void tellOfDoubts(Loaded loaded) {
        List<Problem> warnings = loaded.warnings();
        if (!warnings.isEmpty()) {
            parts.notices().raise(Notice.CONFIGURATION_DOUBTFUL, warnings.size() == 1
                    ? warnings.get(0).toString()
                    : warnings.size() + " keys, the first in " + warnings.get(0));
        }
    }

    /**
     * Starts everything and returns when calls are answered.
     *
     * @throws IOException naming what could not be opened; nothing is left running
     */
    public static Gateway start(GatewayConfig config) throws IOException {
        return start(config, InstantSource.system());
    }

    /**
     * The same at another time: calls are judged, and recorded, by the day and hour that the clock
     * tells, for laws change. Timers and rates know no clock.
     */
    public static Gateway start(GatewayConfig config, InstantSource clock) throws IOException {
        Gateway gateway = new Gateway(Parts.build(config, clock));
        gateway.openOrClose();
        return gateway;
    }

    private void openOrClose() throws IOException {
        try {
            open();
        } catch (IOException refused) {
            close();
            throw refused;
        }
    }

    /** The operator's port first: if it is taken, no call has been answered yet. */
    private void open() throws IOException {
        admin = AdminServer.start(parts.config().admin(), parts.meters(),
                new Observed(parts, this::listeningPoints, this::reload));
        parts.pipeline().start(parts.proxy());
        collectGarbageOfStart();
        names = CarrierNames.start(parts);
        points = parts.network().open(
                parts.config().listen().stream().map(Gateway::pointOf).toList(),
                parts.pipeline(), parts.proxy()::listenAt);
        parts.files().start();
        probes = CarrierProbes.start(parts.carriers(), parts.network());
        parts.network().every(TICK_MILLIS, this::tick);
    }

    /** Otherwise the first call, or one soon after, waits for it: 0.1 to 0.3 s were seen. */
    private static void collectGarbageOfStart() {
        System.gc();
    }

    static ListeningPoint pointOf(ListenConfig listen) {
        Transport transport = Transport.valueOf(listen.transport().toUpperCase(Locale.ROOT));
        return new ListeningPoint(transport, listen.address(), listen.port());
    }

    private void tick() {
        parts.pipeline().tick();
        parts.network().flush();
    }

    /** The listening points as bound, in the order of the configuration. */
    public List<ListeningPoint> listeningPoints() {
        return points;
    }

    /** The operator's port as bound. */
    public int adminPort() {
        return admin.port();
    }

    /**
     * Takes no new call, waits until those in set-up have an answer, {@code sip.drain-timeout-s} at
     * most, and then for its ACK.
     *
     * @return whether every call in set-up came to its answer
     */
    public boolean drain() throws InterruptedException {
        parts.notices().raise(Notice.DRAIN_BEGUN);
        parts.network().execute(parts.proxy()::beginDrain);
        long patience = TimeUnit.SECONDS.toNanos(parts.config().sip().drainTimeoutSeconds());
        long deadline = System.nanoTime() + patience;
        boolean hadCalls = false;
        while (!isDrained() && System.nanoTime() - deadline < 0) {
            hadCalls |= parts.proxy().callsInSetup() > 0;
            TimeUnit.MILLISECONDS.sleep(DRAIN_POLL_MILLIS);
        }
        if (hadCalls) {
            // The caller's ACK to the last answer comes a round trip later, for which T1 stands.
            TimeUnit.MILLISECONDS.sleep(parts.config().sip().t1Millis());
        }
        boolean drained = isDrained();
        parts.notices().raise(drained ? Notice.DRAIN_ENDED : Notice.DRAIN_CUT_SHORT);
        return drained;
    }

    /**
     * Judges calls by the file as it is now, or changes nothing and says what stands against it.
     * One at a time.
     */
    private synchronized List<String> reload() {
        Loaded loaded = file.get();
        if (!loaded.isValid()) {
            return loaded.problems().stream().map(Object::toString).toList();
        }
        List<String> fixed = RestartNeeded.by(parts.config(), loaded.config());
        if (fixed.isEmpty()) {
            tellOfDoubts(loaded);
            parts.judgeBy(loaded.config().parties());
        }
        return fixed.stream().map(key -> key + ": a change needs a restart").toList();
    }

    private boolean isDrained() {
        return parts.proxy().isEnding() && parts.proxy().callsInSetup() == 0;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
        if (probes != null) {
            probes.close();
        }
        if (names != null) {
            names.close();
        }
        parts.close();
    }
}
