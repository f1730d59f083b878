package io.callgate.gateway.carrier;

import io.callgate.gateway.carrier.CarrierStatus.TargetStatus;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.Wire;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * One address of a carrier: a carrier named by an IP address has one, a name may stand for many
 * (RFC 3263). Loop thread only, but for what {@link Health} says.
 */
public final class Target implements Ranked {

    private final Carrier carrier;
    private final Transport transport;
    private final InetSocketAddress address;
    private final Wire wire;
    final Health health;
    /** Written by the loop thread, read by any; null before the first. */
    private volatile LastProbe lastProbe;
    private Hop hop;

    Target(Carrier carrier, Transport transport, InetSocketAddress address, Wire wire) {
        this.carrier = carrier;
        this.transport = transport;
        this.address = address;
        this.wire = wire;
        this.health = new Health(carrier.config().probe());
    }

    public Carrier carrier() {
        return carrier;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public int weight() {
        return 1;
    }

    public InetSocketAddress address() {
        return address;
    }

    /** The way there; made when first asked for, once the listening points are bound. */
    public Hop hop() {
        if (hop == null) {
            hop = wire.hopTo(transport, address, carrier.name());
        }
        return hop;
    }

    void probed(LastProbe found) {
        lastProbe = found;
    }

    TargetStatus status() {
        String host = address.getAddress().getHostAddress();
        return new TargetStatus(transport.name().toLowerCase(Locale.ROOT) + " "
                + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort(),
                health.isUp(), Optional.ofNullable(lastProbe));
    }

    @Override
    public String toString() {
        return carrier.name() + " at " + status().address();
    }
}
