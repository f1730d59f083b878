package io.callgate.gateway.carrier;

import io.callgate.gateway.carrier.CarrierStatus.TargetStatus;
import io.callgate.gateway.carrier.NameStatus.State;
import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.gateway.names.Place;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A trunk that admitted calls leave by. Loop thread only, unless it says otherwise. */
public final class Carrier implements Ranked {

    private static final byte[] SIP = {'s', 'i', 'p', ':'};
    private static final byte[] SIPS = {'s', 'i', 'p', 's', ':'};
    /** Addresses that its name has left behind; calls that went there may still go on. */
    private static final int LEFT_MAX = 64;

    private final CarrierConfig config;
    private final int index;
    private final BitSet failoverCodes = new BitSet();
    private final NumberFormat numberFormat;
    private final CallRate rate;
    private final CarrierCounts counts = new CarrierCounts();
    /** Names in lower case. */
    private final byte[][] strippedHeaders;
    private final Wire wire;
    /** What follows the number in the Request-URI: {@code @host:port}, and how it gets there. */
    private final byte[] sipTail;
    /** RFC 5630 3.1.4: of a sips URI the scheme says that it is TLS. */
    private final byte[] sipsTail;
    /** Sorted by priority; replaced by the loop thread, read by any. */
    private volatile Target[] targets = {};
    /** The last first. */
    private Target[] left = {};
    /** Written by the loop thread, read by any; null of one that has an address. */
    private volatile NameStatus nameStatus;
    /** Calls in set-up and established ones. Written by the loop thread, read by any. */
    private volatile int callsUp;
    /** Written by the operator's port. */
    private volatile boolean drained;

    Carrier(CarrierConfig config, int index, Wire wire) {
        this.config = config;
        this.index = index;
        this.wire = wire;
        config.failover().codes().forEach(failoverCodes::set);
        numberFormat = new NumberFormat(config.delivery());
        rate = new CallRate(config.limits().callsPerSecondMax());
        strippedHeaders = config.delivery().stripHeaders().stream()
                .map(name -> name.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
        boolean ipv6 = config.host().indexOf(':') >= 0;
        String host = ipv6 ? "[" + config.host() + "]" : config.host();
        String port = config.port() == 0 ? "" : ":" + config.port();
        Optional<Transport> transport = Optional.of(config.transport())
                .filter(written -> !written.isEmpty())
                .map(written -> Transport.valueOf(written.toUpperCase(Locale.ROOT)));
        sipsTail = ("@" + host + port).getBytes(StandardCharsets.US_ASCII);
        sipTail = ("@" + host + port + transport.map(Transport::uriParameter).orElse(""))
                .getBytes(StandardCharsets.US_ASCII);
        config.ipAddress().ifPresentOrElse(
                ip -> moveTo(List.of(new Place(transport.orElse(Transport.UDP),
                        new InetSocketAddress(ip, config.port()), 0, 1))),
                () -> nameStatus = new NameStatus(config.host(), State.UNRESOLVED,
                        Optional.empty()));
    }

    /**
     * Whether it is named by a name, which may stand for many addresses and lead elsewhere from one
     * moment to the next. Any thread.
     */
    public boolean isNamed() {
        return nameStatus != null;
    }

    void named(NameStatus status) {
        nameStatus = status;
    }

    /** Empty of one that has an address. Any thread. */
    public Optional<NameStatus> nameStatus() {
        return Optional.ofNullable(nameStatus);
    }

    /**
     * These are its places from now on; one that it has already stays as healthy as it is.
     *
     * @param places sorted by priority
     * @return what it had so long ago that it is not remembered any more
     */
    List<Target> moveTo(List<Place> places) {
        List<Target> before = new ArrayList<>(List.of(targets));
        before.addAll(List.of(left));
        List<Target> after = places.stream().map(place -> at(place, before)).toList();
        before.removeAll(after);
        int kept = Math.min(before.size(), LEFT_MAX);
        left = before.subList(0, kept).toArray(Target[]::new);
        targets = after.toArray(Target[]::new);
        return before.subList(kept, before.size());
    }

    private Target at(Place place, List<Target> before) {
        Target target = before.stream().filter(one -> one.isAt(place)).findFirst()
                .orElseGet(() -> new Target(this, place, wire));
        target.rank(place);
        return target;
    }

    /** Whether it has this address, or had it lately: calls that went there may still go on. */
    boolean isAt(InetAddress address, int port) {
        return anyAt(targets, address, port) || anyAt(left, address, port);
    }

    private static boolean anyAt(Target[] targets, InetAddress address, int port) {
        for (Target target : targets) {
            if (target.isAt(address, port)) {
                return true;
            }
        }
        return false;
    }

    CarrierConfig config() {
        return config;
    }

    int index() {
        return index;
    }

    public String name() {
        return config.name();
    }

    @Override
    public int priority() {
        return config.priority();
    }

    @Override
    public int weight() {
        return config.weight();
    }

    Target[] targets() {
        return targets;
    }

    /** The way to it for what belongs to no attempt; null while its name leads nowhere. */
    public Hop hop() {
        for (Target target : targets) {
            if (target.health.isUp()) {
                return target.hop();
            }
        }
        return targets.length == 0 ? null : targets[0].hop();
    }

    /** The way to this address of it, one that its name has left lately, too; null to any other. */
    Hop hopTo(Transport transport, InetSocketAddress address) {
        Target there = at(targets, transport, address);
        there = there == null ? at(left, transport, address) : there;
        return there == null ? null : there.hop();
    }

    private static Target at(Target[] targets, Transport transport, InetSocketAddress address) {
        for (Target target : targets) {
            if (target.isAt(transport, address)) {
                return target;
            }
        }
        return null;
    }

    /** The Request-URI for a number: nothing of what the caller wrote is in it but the scheme. */
    public void writeUri(ByteWriter out, long number, boolean sips) {
        out.put(sips ? SIPS : SIP);
        numberFormat.write(out, number);
        out.put(sips ? sipsTail : sipTail);
    }

    /**
     * The number that it would call by the user part {@code text[from, to)}, in the format that it
     * takes numbers in; an {@link io.callgate.store.numbering.E164} long.
     */
    public long numberIn(byte[] text, int from, int to) {
        return numberFormat.read(text, from, to);
    }

    /** As long as a call may last without its end being seen. */
    public int callDurationSecondsMax() {
        return config.limits().callDurationSecondsMax();
    }

    /** Whether a final response with this status sends the call to the next carrier. */
    public boolean failsOver(int status) {
        return failoverCodes.get(status);
    }

    /** Longest silence of it while there is another to try. */
    public int attemptTimeoutMillis() {
        return config.failover().attemptTimeoutMillis();
    }

    /** Headers that are not to reach it, in lower case; do not change. */
    public byte[][] strippedHeaders() {
        return strippedHeaders;
    }

    boolean hasRoom(long nowNanos) {
        int callsMax = config.limits().callsMax();
        return rate.hasRoom(nowNanos) && (callsMax == 0 || callsUp < callsMax);
    }

    /** @param again whether it is a call that one of its addresses did not take */
    void callBegins(long nowNanos, boolean again) {
        if (!again) {
            rate.take(nowNanos);
        }
        callsUp = callsUp + 1;
    }

    void callEnds() {
        callsUp = callsUp - 1;
    }

    /** No new calls from now on, but for emergency ones that find no other way. Any thread. */
    public void drain() {
        drained = true;
    }

    /** Any thread. */
    public void resume() {
        drained = false;
    }

    boolean isDrained() {
        return drained;
    }

    int callsUp() {
        return callsUp;
    }

    /** Any thread. */
    public CarrierCounts counts() {
        return counts;
    }

    /** Up while one of its targets is. Any thread. */
    public CarrierStatus status() {
        List<TargetStatus> all = Stream.of(targets).map(Target::status).toList();
        return new CarrierStatus(name(), priority(), weight(),
                all.stream().anyMatch(TargetStatus::up), drained, callsUp,
                config.limits().callsMax(), config.limits().callsPerSecondMax(), all,
                counts.callsLastSecond(), nameStatus());
    }
}
