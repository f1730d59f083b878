package io.callgate.gateway.pipeline;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.admission.digest.Digest;
import io.callgate.gateway.carrier.CarrierWatch;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.config.DigestConfig;
import io.callgate.gateway.config.GatewayConfig.CallerConfig;
import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DiallingConfig;
import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.KnownBy;
import io.callgate.gateway.config.SipConfig;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import io.callgate.gateway.outer.SampleStore;
import io.callgate.gateway.proxy.Proxy;
import io.callgate.gateway.proxy.ProxyParts;
import io.callgate.gateway.proxy.route.RouteKey;
import io.callgate.gateway.screening.AttemptCounts;
import io.callgate.gateway.screening.AttemptLog;
import io.callgate.gateway.screening.Screening;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.Wire;
import io.callgate.store.index.IndexListener;
import io.callgate.store.index.SuppressionIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The whole call path between a PBX and a carrier that are only bytes, with the allocation counter
 * of the thread beside it: what the transport hands over until what it is given to send.
 */
final class CallPath implements Wire, AutoCloseable {

    final Peer pbx = new Peer("127.0.0.2", 5070);
    final Peer carrier = new Peer("127.0.0.3", 5090);
    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Notices notices = new Notices();
    private final SuppressionIndex index;
    private final Pipeline pipeline;
    private final Proxy proxy;
    private final long counterBytes;
    private long allocatedBytes;

    CallPath(Path store, FactsConsumer... consumers) throws IOException {
        SampleStore.fill(store);
        Parties parties = new Parties(
                List.of(new CarrierConfig("carrier-a", "127.0.0.3", 5090, "udp", 1, false)),
                List.of(new SellerConfig(SampleStore.SELLER, "FR", List.of(SampleStore.LIST),
                        List.of(new CallerConfig("marketing", KnownBy.ofPeers("127.0.0.2/32"),
                                DiallingConfig.PLAIN, 603)))),
                List.of(new ListConfig(SampleStore.LIST, 0)));
        index = SuppressionIndex.follow(store, new Unheard());
        pipeline = new Pipeline(notices, InstantSource.system(), index::readerTurn,
                consumers);
        // A T1 of 1 ms, so that a transaction lingers 64 ms and not 32 s.
        SipConfig sip = new SipConfig(1, 181, 10, 10_000, store);
        Callers callers = new Callers(parties.sellers());
        Digest digest = new Digest(new DigestConfig("callgate", store, List.of("md5")), callers,
                new Notices(), System.nanoTime());
        proxy = new Proxy(new ProxyParts(new RouteKey(1, 2), sip, this,
                callers, digest,
                new Carriers(parties.carriers(), this, CarrierWatch.NOBODY, 1),
                new Screening(index, parties, AttemptCounts.NONE), AttemptLog.NONE, pipeline,
                () -> true, 0), System.nanoTime());
        proxy.listenAt(List.of(pbx.local()));
        pipeline.start(proxy);
        counterBytes = allocatedByCounting();
    }

    private long allocatedByCounting() {
        long before = threads.getCurrentThreadAllocatedBytes();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** One message arrives, alone in its turn. */
    void receive(Peer from, String text) {
        byte[] message = text.getBytes(StandardCharsets.US_ASCII);
        long before = threads.getCurrentThreadAllocatedBytes();
        byte[] room = pipeline.claim(message.length);
        System.arraycopy(message, 0, room, 0, message.length);
        pipeline.commit(from, message.length);
        pipeline.turnEnds();
        allocatedBytes += threads.getCurrentThreadAllocatedBytes() - before - counterBytes;
    }

    void unreachable(Peer peer) {
        pipeline.unreachable(peer);
    }

    /** Whether any message at all would be taken in. */
    boolean hasRoom() {
        return pipeline.claim(1) != null;
    }

    /** Time passes. */
    void tick() {
        pipeline.tick();
    }

    long timesRaised(Notice notice) {
        return notices.count(notice);
    }

    /** Messages that were not taken in. */
    long shed() {
        return pipeline.shed();
    }

    /** Lets time pass until no transaction lingers and the records are read. */
    void settle() {
        long before = threads.getCurrentThreadAllocatedBytes();
        while (proxy.transactions() > 0 || pipeline.occupancy() > 0) {
            pipeline.tick();
        }
        allocatedBytes += threads.getCurrentThreadAllocatedBytes() - before - counterBytes;
    }

    /** What the call path has allocated since this was asked last. */
    long takeAllocatedBytes() {
        long taken = allocatedBytes;
        allocatedBytes = 0;
        return taken;
    }

    @Override
    public boolean send(Hop to, byte[] bytes, int length) {
        ((Peer) to).sent(bytes, length);
        return true;
    }

    @Override
    public Hop hopTo(Transport transport, InetSocketAddress remote) {
        return remote.equals(pbx.remote()) ? pbx : carrier;
    }

    @Override
    public Hop hopFrom(ListeningPoint local, InetSocketAddress remote) {
        return hopTo(Transport.UDP, remote);
    }

    @Override
    public Optional<ListeningPoint> pointTo(Transport transport, InetSocketAddress remote) {
        return Optional.of(pbx.local());
    }

    @Override
    public void close() {
        pipeline.close();
        index.close();
    }

    private static final class Unheard implements IndexListener {

        @Override
        public void listActivated(String list, long version, long numbers) {
            // The index is complete when it is handed out.
        }

        @Override
        public void faulted(String what, Exception cause) {
            throw new AssertionError(what, cause);
        }
    }
}
