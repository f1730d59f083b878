package io.callgate.gateway;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.gateway.config.GatewayConfig.ListenConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.evidence.EvidenceRecorder;
import io.callgate.gateway.metrics.Meters;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import io.callgate.gateway.pipeline.Pipeline;
import io.callgate.gateway.proxy.Proxy;
import io.callgate.gateway.proxy.ProxyParts;
import io.callgate.gateway.proxy.route.RouteKey;
import io.callgate.gateway.screening.Screening;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Network;
import io.callgate.gateway.transport.Transport;
import io.callgate.store.index.ListHandle;
import io.callgate.store.index.SuppressionIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** A running gateway: its parts, connected. */
public final class Gateway implements AutoCloseable {

    /** Resolution of the proxy's timers; RFC timers are multiples of 500 ms. */
    private static final long TICK_MILLIS = 10;
    private static final long DRAIN_POLL_MILLIS = 20;

    private final GatewayConfig config;
    private final Notices notices = new Notices();
    private final Network network = Network.create();
    private final SuppressionIndex index;
    private final EvidenceRecorder evidence;
    private final Meters meters;
    private final Pipeline pipeline;
    private final Proxy proxy;
    private List<ListeningPoint> points = List.of();

    private Gateway(GatewayConfig config) throws IOException {
        this.config = config;
        RouteKey key = RouteKey.load(config.sip().routeKeyFile());
        Carriers carriers = new Carriers(config.parties().carriers(), network);
        Callers callers = new Callers(config.parties().sellers());
        index = followStore(config, notices);
        evidence = EvidenceRecorder.open(config.evidence(), notices);
        meters = new Meters(config);
        pipeline = new Pipeline(notices, index::readerTurn, evidence::record, this::count);
        Screening screening = new Screening(index, config.parties());
        proxy = new Proxy(new ProxyParts(key, config.sip(), network, callers, carriers, screening,
                pipeline, evidence::acceptsCalls), System.nanoTime());
        bindMeters();
    }

    /**
     * Starts everything and returns when calls are answered.
     *
     * @throws IOException naming what could not be opened; nothing is left running
     */
    public static Gateway start(GatewayConfig config) throws IOException {
        Gateway gateway = new Gateway(config);
        try {
            gateway.open();
            return gateway;
        } catch (IOException refused) {
            gateway.close();
            throw refused;
        }
    }

    /** Without the register no opt-out is known: a gateway that cannot read it does not start. */
    private static SuppressionIndex followStore(GatewayConfig config, Notices notices)
            throws IOException {
        try {
            return SuppressionIndex.follow(config.storeDirectory(), new IndexNotices(notices));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private void open() throws IOException {
        pipeline.start(proxy);
        points = network.open(config.listen().stream().map(Gateway::pointOf).toList(), pipeline,
                proxy::listenAt);
        network.every(TICK_MILLIS, this::tick);
    }

    private void bindMeters() {
        meters.ringOccupancy(pipeline::occupancy);
        meters.shed(pipeline::shed);
        meters.callsInSetup(proxy::callsInSetup);
        meters.registerSequence(index::appliedSequence);
        meters.evidence(evidence::linesWritten, evidence::linesLost);
        for (ListConfig list : config.parties().lists()) {
            ListHandle handle = index.list(list.name());
            meters.list(list.name(), handle::current);
        }
    }

    private void count(CallFacts facts) {
        if (facts.event == CallEvent.JUDGED) {
            meters.judged(facts.verdict, facts.callerIndex, facts.handlingNanos);
        }
        if (facts.answer != 0) {
            meters.answered(facts.answer);
        }
        if (!facts.discarded.isEmpty()) {
            meters.discarded(facts.discarded);
        }
    }

    private static ListeningPoint pointOf(ListenConfig listen) {
        Transport transport = Transport.valueOf(listen.transport().toUpperCase(Locale.ROOT));
        return new ListeningPoint(transport, listen.address(), listen.port());
    }

    private void tick() {
        pipeline.tick();
        network.flush();
    }

    /** The listening points as bound, in the order of the configuration. */
    public List<ListeningPoint> listeningPoints() {
        return points;
    }

    /** Register sequence of the last event that calls are judged by. */
    public long appliedSequence() {
        return index.appliedSequence();
    }

    /**
     * Takes no new call, waits until those in set-up have an answer, {@code sip.drain-timeout-s} at
     * most.
     *
     * @return whether every call in set-up came to its answer
     */
    public boolean drain() throws InterruptedException {
        notices.raise(Notice.DRAIN_BEGUN);
        network.execute(proxy::beginDrain);
        long deadline = System.nanoTime() + config.sip().drainTimeoutSeconds() * 1_000_000_000L;
        while (proxy.callsInSetup() > 0 && System.nanoTime() - deadline < 0) {
            Thread.sleep(DRAIN_POLL_MILLIS);
        }
        boolean drained = proxy.callsInSetup() == 0;
        notices.raise(drained ? Notice.DRAIN_ENDED : Notice.DRAIN_CUT_SHORT);
        return drained;
    }

    @Override
    public void close() {
        network.close();
        pipeline.close();
        evidence.close();
        meters.close();
        index.close();
    }
}
