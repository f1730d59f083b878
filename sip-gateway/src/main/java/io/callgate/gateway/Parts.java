package io.callgate.gateway;

import io.callgate.gateway.admission.digest.Counts;
import io.callgate.gateway.carrier.Carrier;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.config.EvidenceConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.evidence.EvidenceRecorder;
import io.callgate.gateway.metrics.Meters;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import io.callgate.gateway.pipeline.CallMeters;
import io.callgate.gateway.pipeline.CallNotices;
import io.callgate.gateway.pipeline.Pipeline;
import io.callgate.gateway.pipeline.RetryWatch;
import io.callgate.gateway.pipeline.WarmUp;
import io.callgate.gateway.proxy.Proxy;
import io.callgate.gateway.proxy.ProxyParts;
import io.callgate.gateway.screening.Screening;
import io.callgate.gateway.transport.Network;
import io.callgate.store.index.list.ListHandle;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.index.attempts.AttemptCounts;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.regulation.CapRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;

/** The parts of a gateway, connected and not yet started. */
record Parts(GatewayConfig config, Notices notices, Network network, SuppressionIndex index,
        AttemptCounts attempts, EvidenceRecorder evidence, Meters meters, Pipeline pipeline,
        Proxy proxy, WatchedFiles files, Carriers carriers, LiveJudge judge) {

    /** What all of it is built from. */
    private record Given(GatewayConfig config, InstantSource clock, Notices notices) {
    }

    /** What the store knows. */
    private record Known(SuppressionIndex index, AttemptCounts attempts) {
    }

    /**
     * @param clock tells the day and hour by which calls are judged
     * @throws IOException naming what could not be read; nothing is left open
     */
    static Parts build(GatewayConfig config, InstantSource clock) throws IOException {
        Notices notices = new Notices();
        Canonicaliser.preload();
        Network network = Network.create();
        try {
            Access access = Access.of(config, notices);
            access.secure(config, network.tls(), notices);
            Carriers carriers = new Carriers(config.parties().carriers(), network,
                    new CarrierNotices(notices), System.nanoTime());
            return connect(new Given(config, clock, notices), network, known(config, notices),
                    access, carriers);
        } catch (IOException refused) {
            network.close();
            throw refused;
        }
    }

    private static Known known(GatewayConfig config, Notices notices) throws IOException {
        SuppressionIndex index = follow(config, notices);
        try {
            return new Known(index, AttemptCounts.open(config.storeDirectory(),
                    config.parties().sellers().stream().map(SellerConfig::name).toList(),
                    CapRule.CALENDAR_DAYS_MAX, new AttemptNotices(notices)));
        } catch (IOException refused) {
            index.close();
            throw refused;
        }
    }

    /** Without the register no opt-out is known: who cannot read it does not start. */
    private static SuppressionIndex follow(GatewayConfig config, Notices notices)
            throws IOException {
        try {
            IndexNotices told = new IndexNotices(notices);
            SuppressionIndex index = SuppressionIndex.follow(config.storeDirectory(), told,
                    config.parties().campaignsBySeller());
            told.tellOfUnknownCampaigns(index, config.parties());
            return index;
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static Parts connect(Given given, Network network, Known known, Access access,
            Carriers carriers) {
        GatewayConfig config = given.config;
        Notices notices = given.notices;
        SuppressionIndex index = known.index;
        Screening screening = new Screening(index, config.parties(), known.attempts::between);
        new WarmUp(config, access.key(), screening).run();
        LiveJudge judge = new LiveJudge(screening);
        EvidenceRecorder evidence = EvidenceRecorder.open(config.evidence(), notices,
                given.clock);
        Meters meters = new Meters(config);
        CallNotices callNotices = new CallNotices(notices);
        Pipeline pipeline = new Pipeline(notices, given.clock, index::readerTurn,
                new RetryWatch(meters::retried, notices), evidence::record,
                new CallMeters(meters), callNotices);
        ProxyParts proxyParts = new ProxyParts(access.key(), config.sip(), network,
                access.callers(), access.digest(), carriers, judge, known.attempts::add,
                pipeline, () -> keepsRecords(config, evidence, pipeline),
                given.clock.instant().getEpochSecond());
        Parts parts = new Parts(config, notices, network, index, known.attempts, evidence,
                meters, pipeline, new Proxy(proxyParts, System.nanoTime()), access.files(),
                carriers, judge);
        callNotices.drainedBy(parts.proxy()::isDraining);
        parts.bindMeters();
        bindDigestMeters(meters, access.digest().counts());
        return parts;
    }

    private static boolean keepsRecords(GatewayConfig config, EvidenceRecorder evidence,
            Pipeline pipeline) {
        return evidence.acceptsCalls() && (!pipeline.recordsFailed()
                || config.evidence().onLoss() == EvidenceConfig.OnLoss.ADMIT);
    }

    /** Whether policy lets new calls in, though records may be missing. Any thread. */
    boolean keepsRecords() {
        return keepsRecords(config, evidence, pipeline);
    }

    /** From the next call on. Any thread. */
    void judgeBy(GatewayConfig.Parties parties) {
        judge.become(new Screening(index, parties, attempts::between));
        notices.raise(Notice.CONFIGURATION_RELOADED);
    }

    private static void bindDigestMeters(Meters meters, Counts counts) {
        meters.digest("challenged", counts::ofChallenges);
        meters.digest("accepted", counts::ofAccepted);
        meters.digest("wrong", counts::ofWrong);
        meters.digest("stale", counts::ofStale);
        meters.digest("locked-out", counts::ofLockedOut);
    }

    private void bindMeters() {
        meters.connections(network::connections);
        for (Notice notice : Notice.values()) {
            meters.notice(notice.id(), () -> notices.count(notice));
        }
        meters.handshakes(() -> network.handshakes(true), () -> network.handshakes(false));
        meters.ringOccupancy(pipeline::occupancy);
        meters.shed(pipeline::shed);
        meters.callsInSetup(proxy::callsInSetup);
        meters.transactions(proxy::transactions);
        meters.registerSequence(index::appliedSequence);
        meters.evidence(evidence::linesWritten,
                () -> evidence.linesLost() + pipeline.recordsLost());
        for (Carrier carrier : carriers.all()) {
            meters.carrier(carrier.name(), new ObservedCarrier(carrier));
        }
        for (ListConfig list : config.parties().lists()) {
            ListHandle handle = index.list(list.name());
            meters.list(list.name(), handle::current);
        }
    }

    /** In the order in which one hands over to the next: what was taken in is still recorded. */
    void close() {
        files.close();
        network.close();
        pipeline.close();
        attempts.close();
        evidence.close();
        meters.close();
        index.close();
    }
}
