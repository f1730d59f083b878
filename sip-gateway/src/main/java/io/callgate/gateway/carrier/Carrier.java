package io.callgate.gateway.carrier;

import io.callgate.gateway.carrier.CarrierStatus.TargetStatus;
import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.message.ByteWriter;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.Wire;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A trunk that admitted calls leave by. Loop thread only, unless it says otherwise. */
public final class Carrier implements Ranked {

    private static final byte[] SIP = {'s', 'i', 'p', ':'};

    private final CarrierConfig config;
    private final int index;
    private final BitSet failoverCodes = new BitSet();
    private final NumberFormat numberFormat;
    private final CallRate rate;
    /** Names in lower case. */
    private final byte[][] strippedHeaders;
    /** What follows the number in the Request-URI: {@code @host:port}. */
    private final byte[] uriTail;
    private final Target[] targets;
    /** Calls in set-up and established ones. Written by the loop thread, read by any. */
    private volatile int callsUp;
    /** Written by the operator's port. */
    private volatile boolean drained;

    Carrier(CarrierConfig config, int index, InetSocketAddress address, Wire wire) {
        this.config = config;
        this.index = index;
        config.failover().codes().forEach(failoverCodes::set);
        numberFormat = new NumberFormat(config.delivery());
        rate = new CallRate(config.limits().callsPerSecondMax());
        strippedHeaders = config.delivery().stripHeaders().stream()
                .map(name -> name.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
        Transport transport = Transport.valueOf(config.transport().toUpperCase(Locale.ROOT));
        boolean ipv6 = config.host().indexOf(':') >= 0;
        String host = ipv6 ? "[" + config.host() + "]" : config.host();
        String parameter = transport.uriParameter();
        uriTail = ("@" + host + ":" + config.port() + parameter)
                .getBytes(StandardCharsets.US_ASCII);
        targets = new Target[] {new Target(this, transport, address, wire)};
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

    /** The way to it for what belongs to no attempt. */
    public Hop hop() {
        return targets[0].hop();
    }

    /** The Request-URI for a number: nothing of what the caller wrote is in it. */
    public void writeUri(ByteWriter out, long number) {
        out.put(SIP);
        numberFormat.write(out, number);
        out.put(uriTail);
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

    void callBegins(long nowNanos) {
        rate.take(nowNanos);
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

    /** Up while one of its targets is. Any thread. */
    public CarrierStatus status() {
        List<TargetStatus> all = Stream.of(targets).map(Target::status).toList();
        return new CarrierStatus(name(), priority(), weight(),
                all.stream().anyMatch(TargetStatus::up), drained, callsUp,
                config.limits().callsMax(), config.limits().callsPerSecondMax(), all);
    }
}
