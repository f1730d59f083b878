package io.callgate.perf.micro;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.admission.digest.Digest;
import io.callgate.gateway.carrier.CarrierWatch;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.notice.Notices;
import io.callgate.gateway.proxy.Proxy;
import io.callgate.gateway.proxy.ProxyParts;
import io.callgate.gateway.proxy.route.RouteKey;
import io.callgate.gateway.proxy.transaction.CallReports;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.screening.AttemptCounts;
import io.callgate.gateway.screening.AttemptLog;
import io.callgate.gateway.screening.Screening;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.UnwiredHop;
import io.callgate.gateway.transport.Wire;
import io.callgate.store.register.Author;
import io.callgate.store.ListImport;
import io.callgate.store.ingest.Standing;
import io.callgate.store.Store;
import io.callgate.store.index.IndexListener;
import io.callgate.store.index.SuppressionIndex;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** The proxy as the gateway builds it, with a list of 1,000 numbers and a wire that keeps bytes. */
final class CallPath implements Wire, AutoCloseable {

    static final long LISTED = 33_112_345_678L;

    private static final int NUMBERS = 1000;
    private static final ListeningPoint POINT =
            new ListeningPoint(Transport.UDP, "127.0.0.1", 5060);
    private static final String CONFIGURATION = """
            store: {directory: %s}
            listen:
              - {transport: udp, address: 127.0.0.1, port: 5060}
            admin: {address: 127.0.0.1, port: 8060}
            carriers:
              - {name: carrier-a, address: "127.0.0.3:5090", transport: udp}
            sellers:
              - name: choucroute
                country: FR
                deny-lists: [bloctel]
                callers:
                  - {name: marketing, peers: [127.0.0.2/32]}
            """;

    final Hop caller = new UnwiredHop(POINT,
            new InetSocketAddress("127.0.0.2", 5070));
    final Hop carrier = new UnwiredHop(POINT,
            new InetSocketAddress("127.0.0.3", 5090));
    /** What the gateway sent last, and to whom. */
    final byte[] sent = new byte[1 << 15];
    int sentLength;
    Hop sentTo;
    private final Arrival arrival = new Arrival();
    private final CallFacts facts = new CallFacts();
    private final SuppressionIndex index;
    private final Proxy proxy;
    private long nowNanos;

    CallPath() throws IOException {
        Path store = Files.createTempDirectory("call-path");
        Path file = Files.writeString(store.resolve("callgate.yaml"),
                CONFIGURATION.formatted(store.resolve("store")));
        GatewayConfig config = ConfigLoader.load(file, Map.of()).config();
        fill(store.resolve("store"));
        index = SuppressionIndex.follow(store.resolve("store"), new Unheard());
        arrival.facts = facts;
        arrival.epochMillis = System.currentTimeMillis();
        Callers callers = new Callers(config.parties().sellers());
        proxy = new Proxy(new ProxyParts(new RouteKey(1, 2), config.sip(), this, callers,
                new Digest(config.digest(), callers, new Notices(), nowNanos),
                new Carriers(config.parties().carriers(), this, CarrierWatch.NOBODY, 1),
                new Screening(index, config.parties(), AttemptCounts.NONE), AttemptLog.NONE,
                new Unread(facts),
                () -> true, 0), nowNanos);
        proxy.listenAt(List.of(POINT));
    }

    private static void fill(Path store) throws IOException {
        Path source = Files.createTempFile("list", ".txt");
        SplittableRandom random = new SplittableRandom(20261121);
        try (Store open = Store.open(store)) {
            open.importList(ListImport.replacing("bloctel", source, LocalDate.now(),
                    new Author("perf", "perf")), entries -> {
                        entries.number(LISTED, Standing.LISTED);
                        for (int i = 1; i < NUMBERS; i++) {
                            entries.number(33_100_000_000L + 2 * random.nextInt(200_000_000),
                                    Standing.LISTED);
                        }
                    });
        }
    }

    /** One message arrives; tells how many bytes were sent last. */
    int receive(Hop from, byte[] message, int length) {
        arrival.from = from;
        arrival.nowNanos = nowNanos;
        facts.clear();
        proxy.onMessage(arrival, message, length);
        return sentLength;
    }

    /** Where a text stands in what was sent last. */
    int find(String text) {
        return CallText.find(sent, sentLength, text);
    }

    /** Far enough for every transaction to come to its end within a hundred calls. */
    void letTimePass() {
        nowNanos += TimeUnit.SECONDS.toNanos(1);
        proxy.onTick(nowNanos);
    }

    @Override
    public boolean send(Hop to, byte[] bytes, int length) {
        System.arraycopy(bytes, 0, sent, 0, length);
        sentLength = length;
        sentTo = to;
        return true;
    }

    @Override
    public Hop hopTo(Transport transport, InetSocketAddress remote) {
        return remote.equals(caller.remote()) ? caller : carrier;
    }

    @Override
    public Hop hopFrom(ListeningPoint local, InetSocketAddress remote) {
        return hopTo(Transport.UDP, remote);
    }

    @Override
    public Optional<ListeningPoint> pointTo(Transport transport, InetSocketAddress remote) {
        return Optional.of(POINT);
    }

    @Override
    public void close() {
        index.close();
    }

    private record Unread(CallFacts facts) implements CallReports {

        @Override
        public CallFacts begin() {
            return facts.clear();
        }

        @Override
        public void commit() {
            // Evidence is not part of the call path.
        }
    }

    private static final class Unheard implements IndexListener {

        @Override
        public void listActivated(String list, long version, long numbers) {
            // The index is complete when it is handed out.
        }

        @Override
        public void faulted(String what, Exception cause) {
            throw new IllegalStateException(what, cause);
        }
    }
}
