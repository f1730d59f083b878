package io.callgate.gateway.carrier;

import io.callgate.gateway.carrier.CarrierStatus.TargetStatus;
import io.callgate.gateway.names.Place;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.Wire;
import java.net.InetAddress;
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
    private int priority;
    private int weight;
    /** Written by the loop thread, read by any; null before the first. */
    private volatile LastProbe lastProbe;
    private Hop hop;

    Target(Carrier carrier, Place place, Wire wire) {
        this.carrier = carrier;
        this.transport = place.transport();
        this.address = place.address();
        rank(place);
        this.wire = wire;
        this.health = new Health(carrier.config().probe());
    }

    /** As the name servers rank it by now. */
    void rank(Place place) {
        priority = place.priority();
        weight = place.weight();
    }

    boolean isAt(Place place) {
        return isAt(place.transport(), place.address());
    }

    boolean isAt(Transport aTransport, InetSocketAddress anAddress) {
        return transport == aTransport && address.equals(anAddress);
    }

    /** Whether this is the way there; one that nobody has asked for yet is none. */
    boolean isReachedBy(Hop way) {
        return hop == way;
    }

    boolean isSecured() {
        return transport == Transport.TLS;
    }

    /** @param port 0: whichever */
    boolean isAt(InetAddress ip, int port) {
        return address.getAddress().equals(ip) && (port == 0 || address.getPort() == port);
    }

    public Carrier carrier() {
        return carrier;
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public int weight() {
        return weight;
    }

    public InetSocketAddress address() {
        return address;
    }

    /** The way there; made when first asked for, once the listening points are bound. */
    public Hop hop() {
        if (hop == null) {
            // What a carrier proves by TLS it need not prove by another transport.
            hop = transport == Transport.TLS ? wire.hopTo(transport, address, carrier.name())
                    : wire.hopTo(transport, address);
        }
        return hop;
    }

    /** The name leads elsewhere by now, and calls that went here have ended. */
    void letGo() {
        if (hop != null) {
            wire.letGo(hop);
        }
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
