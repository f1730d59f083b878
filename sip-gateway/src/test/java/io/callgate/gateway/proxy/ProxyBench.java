package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.admission.digest.Digest;
import io.callgate.gateway.admission.digest.Secrets;
import io.callgate.gateway.admission.digest.SecretsFile;
import io.callgate.gateway.carrier.CarrierWatch;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.config.DigestConfig;
import io.callgate.gateway.config.GatewayConfig.CallerConfig;
import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DiallingConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.KnownBy;
import io.callgate.gateway.config.SipConfig;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.notice.Notices;
import io.callgate.gateway.proxy.route.RouteKey;
import io.callgate.gateway.proxy.transaction.CallReports;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.screening.Verdict;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import io.callgate.store.register.Channel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A proxy between a fake PBX and a fake carrier, whose clock stands still unless it is moved. */
final class ProxyBench {

    static final long LISTED = 33612345678L;
    static final String LISTED_URI = "sip:+33612345678@127.0.0.1:5060";
    static final String PASSWORD = "couscous-au-beurre";
    static final String FREE_URI = "sip:+33187654321@127.0.0.1:5060";

    final FakeWire wire = new FakeWire();
    final Hop pbx;
    final Hop carrier;
    final Hop secondCarrier;
    final List<CallFacts> reports = new ArrayList<>();
    /** Numbers, once for each attempt that was counted. */
    final List<Long> attempts = new ArrayList<>();
    /** Of each call that was judged, whether it was counted before. */
    final List<Boolean> judgedAsCounted = new ArrayList<>();
    /** Numbers that are refused; may be changed between messages, as a list swap would. */
    Set<Long> listed = Set.of(LISTED);
    /** Numbers that may not be called at this hour. */
    Set<Long> asleep = Set.of();
    /** Numbers that are sent no text messages, and may be called. */
    Set<Long> textOptOuts = Set.of();
    boolean recordsKept = true;
    private final boolean asksForPasswords;
    private final long startedAt;
    private final Arrival arrival = new Arrival();
    private final Proxy proxy;
    /** UTC; may be moved between messages. */
    long epochMillis;
    private long nowNanos;

    ProxyBench() {
        this(Transport.UDP, Transport.UDP, 16);
    }

    /** The caller tunis, whose calls are refused with 486, may call from anywhere. */
    static ProxyBench askingForPasswords() {
        return new ProxyBench(Transport.UDP, Transport.UDP, 16, 1, true);
    }

    static ProxyBench withTwoCarriers(Transport carrierSide) {
        return new ProxyBench(Transport.UDP, carrierSide, 16, 2, false);
    }

    ProxyBench(Transport callerSide, Transport carrierSide, int callsInSetupMax) {
        this(callerSide, carrierSide, callsInSetupMax, 1, false);
    }

    /** After a restart at that time. */
    static ProxyBench startedAt(long epochSecond) {
        return new ProxyBench(Transport.UDP, Transport.UDP, 16, 1, false, epochSecond);
    }

    private ProxyBench(Transport callerSide, Transport carrierSide, int callsInSetupMax,
            int carriers, boolean asksForPasswords) {
        this(callerSide, carrierSide, callsInSetupMax, carriers, asksForPasswords, 0);
    }

    private ProxyBench(Transport callerSide, Transport carrierSide, int callsInSetupMax,
            int carriers, boolean asksForPasswords, long startedAt) {
        this.startedAt = startedAt;
        epochMillis = startedAt * 1_000;
        this.asksForPasswords = asksForPasswords;
        pbx = wire.hopTo(callerSide, new InetSocketAddress("127.0.0.2", 5070));
        carrier = wire.hopTo(carrierSide, new InetSocketAddress("127.0.0.3", 5090));
        secondCarrier = wire.hopTo(carrierSide, new InetSocketAddress("127.0.0.4", 5090));
        String transport = carrierSide.name().toLowerCase(Locale.ROOT);
        proxy = newProxy(callsInSetupMax, Stream.of(
                        new CarrierConfig("carrier-b", "127.0.0.4", 5090, transport, 2, false),
                        new CarrierConfig("carrier-a", "127.0.0.3", 5090, transport, 1, false))
                .filter(one -> one.priority() <= carriers)
                .toList());
    }

    /** Over UDP; the first of the carriers is {@link #carrier}. */
    ProxyBench(List<CarrierConfig> carriers) {
        startedAt = 0;
        asksForPasswords = false;
        pbx = wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.2", 5070));
        carrier = wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.3", 5090));
        secondCarrier = wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.4", 5090));
        proxy = newProxy(16, carriers);
    }

    private Proxy newProxy(int callsInSetupMax, List<CarrierConfig> carriers) {
        SipConfig config = new SipConfig(500, 181, 10, callsInSetupMax, Path.of("unused"));
        List<SellerConfig> sellers = List.of(
                new SellerConfig("choucroute", "FR", List.of(), callers()));
        Callers callers = new Callers(sellers);
        Proxy made = new Proxy(new ProxyParts(new RouteKey(1, 2), config, wire,
                callers, digest(callers),
                new Carriers(carriers, wire, CarrierWatch.NOBODY, 1), this::judge,
                (seller, number, day) -> attempts.add(number), new Reports(),
                () -> recordsKept, startedAt), nowNanos);
        made.listenAt(List.of(FakeWire.UDP, FakeWire.TCP));
        return made;
    }

    private List<CallerConfig> callers() {
        CallerConfig marketing = new CallerConfig("marketing", KnownBy.ofPeers("127.0.0.2/32"),
                DiallingConfig.PLAIN, 603);
        CallerConfig tunis = new CallerConfig("tunis", KnownBy.ofDigestUser("tunis"),
                DiallingConfig.PLAIN, 486);
        return asksForPasswords ? List.of(marketing, tunis) : List.of(marketing);
    }

    private Digest digest(Callers callers) {
        Digest digest = new Digest(new DigestConfig("callgate", Path.of("unused"),
                List.of("sha-256", "md5")), callers, new Notices(), nowNanos);
        digest.use(new Secrets(List.of(SecretsFile.Entry.of("tunis", "callgate", PASSWORD)),
                "callgate"));
        return digest;
    }

    private void judge(Attempt attempt, Verdict verdict) {
        long number = attempt.number;
        judgedAsCounted.add(attempt.counted);
        if (number < 0) {
            verdict.decide(Reason.EMERGENCY);
        } else if (attempt.caller.sellerIndex() < 0) {
            verdict.decide(Reason.CALLER_UNKNOWN);
        } else if (number == 0) {
            verdict.decide(Reason.NUMBER_NOT_UNDERSTOOD);
        } else if (attempt.channel == Channel.MESSAGE && textOptOuts.contains(number)) {
            verdict.decideByRecord(Reason.OPT_OUT, 17);
        } else if (listed.contains(number)) {
            verdict.decideByList(Reason.LISTED, "bloctel", 3);
        } else if (!attempt.atAnyTime && asleep.contains(number)) {
            verdict.decide(Reason.OUTSIDE_HOURS);
        } else {
            verdict.decide(Reason.NOTHING_HELD);
            verdict.countOn(arrival.epochSecond() / 86_400);
        }
    }

    private final class Reports implements CallReports {

        private CallFacts begun;

        @Override
        public CallFacts begin() {
            begun = new CallFacts();
            return begun;
        }

        @Override
        public void commit() {
            reports.add(begun);
        }
    }

    /** Hands the proxy one message and returns what it reports of it. */
    CallFacts receive(Hop from, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        arrival.from = from;
        arrival.facts = new CallFacts();
        arrival.nowNanos = nowNanos;
        arrival.epochMillis = epochMillis;
        // What a message reports besides comes behind it, as in the ring.
        int place = reports.size();
        proxy.onMessage(arrival, bytes, bytes.length);
        if (arrival.facts.event != CallEvent.NONE) {
            reports.add(place, arrival.facts);
        }
        return arrival.facts;
    }

    /** The INVITE, as its carrier got it, of a call that is up. Nothing of it is left to take. */
    FakeWire.Sent establish() {
        return establish(Messages.invite(FREE_URI), Messages.CONTACT);
    }

    /** The same of a given INVITE, at a callee that calls itself so. */
    FakeWire.Sent establish(String invite, String contact) {
        receive(pbx, invite);
        FakeWire.Sent forwarded = wire.take().get(1);
        receive(carrier, Messages.response(forwarded, "200 OK", "b2")
                .replace(Messages.CONTACT, contact));
        wire.take();
        takeReports();
        attempts.clear();
        judgedAsCounted.clear();
        return forwarded;
    }

    /** Lets time pass in steps of 10 ms and returns what was sent. */
    List<FakeWire.Sent> after(long millis) {
        return afterInStepsOf(10, millis);
    }

    List<FakeWire.Sent> afterInStepsOf(long stepMillis, long millis) {
        for (long passed = 0; passed < millis; passed += stepMillis) {
            nowNanos += stepMillis * 1_000_000;
            proxy.onTick(nowNanos);
        }
        return wire.take();
    }

    Proxy proxy() {
        return proxy;
    }

    /** Everything reported so far, forgotten afterwards. */
    List<CallFacts> takeReports() {
        List<CallFacts> taken = List.copyOf(reports);
        reports.clear();
        return taken;
    }
}
