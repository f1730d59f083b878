package io.callgate.gateway;

import io.callgate.gateway.carrier.NamedCarriers;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.ListenConfig;
import io.callgate.gateway.names.NameServers;
import io.callgate.gateway.names.SipLocator;
import io.callgate.gateway.names.Spoken;
import io.callgate.gateway.transport.ListeningPoint;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/** The names of the carriers, followed on threads of their own, where there are any. */
final class CarrierNames implements AutoCloseable {

    /** So many names at once: that the servers of one are dead delays the others little. */
    private static final int LOOKUPS_MAX = 4;
    /** What a start may take longer for them; a name that takes longer comes later. */
    private static final int FIRST_MILLIS_MAX = 3_000;

    private final ScheduledThreadPoolExecutor threads;
    private final NameServers servers;

    private CarrierNames(GatewayConfig config) {
        servers = new NameServers(config.dns().servers());
        // What the loop hands over while we close is dropped.
        threads = new ScheduledThreadPoolExecutor(LOOKUPS_MAX, task -> {
            Thread made = new Thread(task, "callgate-names");
            made.setDaemon(true);
            return made;
        }, new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Before the first call: returns when each name was looked up, or has taken too long.
     *
     * @return null if no carrier is named by a name
     */
    static CarrierNames start(Parts parts) {
        GatewayConfig config = parts.config();
        boolean any = config.parties().carriers().stream()
                .anyMatch(carrier -> carrier.ipAddress().isEmpty());
        if (!any) {
            return null;
        }
        CarrierNames names = new CarrierNames(config);
        List<Spoken> spoken = config.listen().stream().map(CarrierNames::spokenAt).toList();
        new NamedCarriers(parts.carriers(), config.dns(), new SipLocator(names.servers, spoken),
                names.threads, parts.network()::execute, new CarrierNotices(parts.notices()))
                .start(FIRST_MILLIS_MAX);
        return names;
    }

    private static Spoken spokenAt(ListenConfig listen) {
        ListeningPoint point = Gateway.pointOf(listen);
        return new Spoken(point.transport(), point.address().indexOf(':') >= 0);
    }

    /** Before the network. */
    @Override
    public void close() {
        threads.shutdownNow();
        servers.close();
    }
}
