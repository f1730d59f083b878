package io.callgate.gateway.carrier;

import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where an admitted call may leave. Loop thread only, after construction. */
public final class Carriers {

    private final List<Carrier> byPriority = new ArrayList<>();

    /**
     * Looks each host up once.
     *
     * @throws UnknownHostException naming the carrier whose host has no address
     */
    public Carriers(List<CarrierConfig> configs, Wire wire) throws UnknownHostException {
        List<CarrierConfig> sorted = new ArrayList<>(configs);
        sorted.sort(Comparator.comparingInt(CarrierConfig::priority));
        for (CarrierConfig config : sorted) {
            InetSocketAddress remote = new InetSocketAddress(addressOf(config), config.port());
            byPriority.add(new Carrier(config, remote, wire));
        }
    }

    private static InetAddress addressOf(CarrierConfig config) throws UnknownHostException {
        try {
            return InetAddress.getByName(config.host());
        } catch (UnknownHostException unknown) {
            UnknownHostException named = new UnknownHostException(
                    "carriers: " + config.name() + ": no address for host " + config.host());
            named.initCause(unknown);
            throw named;
        }
    }

    /** The carrier a new call is sent to. */
    public Carrier first() {
        return byPriority.get(0);
    }

    /** The one to try when this one cannot take a call. */
    public Optional<Carrier> after(Carrier failed) {
        int next = byPriority.indexOf(failed) + 1;
        return next < byPriority.size() ? Optional.of(byPriority.get(next)) : Optional.empty();
    }

    /** Whether the address, whatever the port, is a configured carrier's. */
    public boolean isCarrier(InetAddress address) {
        // By index here and below: asked for each message, and an iterator is garbage.
        for (int i = 0; i < byPriority.size(); i++) {
            if (byPriority.get(i).address().getAddress().equals(address)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is a configured carrier's own address and port. */
    public boolean isCarrier(InetSocketAddress address) {
        for (int i = 0; i < byPriority.size(); i++) {
            if (byPriority.get(i).address().equals(address)) {
                return true;
            }
        }
        return false;
    }

    /** The carrier whose name has this hash, as a Route token carries it; the first if none has. */
    public Carrier byNameHash(int hash) {
        for (int i = 0; i < byPriority.size(); i++) {
            if (byPriority.get(i).name().hashCode() == hash) {
                return byPriority.get(i);
            }
        }
        return first();
    }

    /** In the order in which they are tried. */
    public List<Carrier> all() {
        return Collections.unmodifiableList(byPriority);
    }
}
