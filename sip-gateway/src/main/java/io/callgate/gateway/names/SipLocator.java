package io.callgate.gateway.names;

import io.callgate.gateway.transport.Transport;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * RFC 3263 section 4: NAPTR chooses the transport, SRV the port and the servers, A and AAAA their
 * addresses; what is written beside the name skips steps. Only what a listening point can speak is
 * considered.
 */
public final class SipLocator implements Locator {

    /** Of one name; those behind are not asked for. */
    static final int SERVERS_MAX = 16;
    static final int PLACES_MAX = 32;
    private static final int NAPTR_MAX = 8;

    private final NameServer server;
    /** In the order of the listening points, which is the order of preference. */
    private final List<Spoken> spoken;

    public SipLocator(NameServers server, List<Spoken> spoken) {
        this((NameServer) server, spoken);
    }

    SipLocator(NameServer server, List<Spoken> spoken) {
        this.server = server;
        this.spoken = List.copyOf(spoken);
    }

    @Override
    public Location locate(SipName name) {
        Transport simply = name.transport().orElse(usual());
        if (name.port() != 0) {
            return byAddress(name.host(), name.port(), simply);
        }
        if (server.hasInHostsFile(name.host())) {
            return byAddress(name.host(), simply.defaultPort(), simply);
        }
        if (name.transport().isPresent()) {
            return byService(name.host(), name.transport().get());
        }
        Answer<Naptr> services = server.naptr(name.host());
        if (services.said() == Said.UNKNOWN) {
            return Location.UNKNOWN;
        }
        Location location = byNaptr(services);
        return location.said() == Said.NOTHING ? withoutNaptr(name.host()) : location;
    }

    /** RFC 3263 4.1: UDP, for want of any hint. */
    private Transport usual() {
        Set<Transport> transports = transports();
        return transports.contains(Transport.UDP) ? Transport.UDP : transports.iterator().next();
    }

    private Set<Transport> transports() {
        Set<Transport> transports = new LinkedHashSet<>();
        spoken.forEach(way -> transports.add(way.transport()));
        return transports;
    }

    /** The first service, as its owner orders them, that we speak and that is there. */
    private Location byNaptr(Answer<Naptr> services) {
        List<Naptr> usable = services.records().stream().filter(this::isUsable)
                .sorted(Comparator.comparingInt(Naptr::order)
                        .thenComparingInt(Naptr::preference))
                .limit(NAPTR_MAX).toList();
        for (Naptr naptr : usable) {
            Location location = bySrv(naptr.replacement(), transportOf(naptr));
            if (location.said() != Said.NOTHING) {
                return limited(location, services.ttlSeconds());
            }
        }
        return Location.NOWHERE;
    }

    private boolean isUsable(Naptr naptr) {
        return naptr.flags().equalsIgnoreCase("s") && transports().contains(transportOf(naptr));
    }

    /** Null for a service that is not carried here. */
    private static Transport transportOf(Naptr naptr) {
        return switch (naptr.service().toUpperCase(Locale.ROOT)) {
            case "SIP+D2U" -> Transport.UDP;
            case "SIP+D2T" -> Transport.TCP;
            case "SIPS+D2T" -> Transport.TLS;
            default -> null;
        };
    }

    /** Each service that we speak is looked for by its usual name, then the bare address. */
    private Location withoutNaptr(String host) {
        for (Transport transport : transports()) {
            Location location = bySrv(serviceName(transport) + host, transport);
            if (location.said() != Said.NOTHING) {
                return location;
            }
        }
        return byAddress(host, usual().defaultPort(), usual());
    }

    private Location byService(String host, Transport transport) {
        Location location = bySrv(serviceName(transport) + host, transport);
        return location.said() == Said.NOTHING
                ? byAddress(host, transport.defaultPort(), transport) : location;
    }

    private static String serviceName(Transport transport) {
        return switch (transport) {
            case UDP -> "_sip._udp.";
            case TCP -> "_sip._tcp.";
            case TLS -> "_sips._tcp.";
        };
    }

    private Location bySrv(String service, Transport transport) {
        Answer<Srv> servers = server.srv(service);
        if (servers.said() != Said.FOUND) {
            return servers.said() == Said.UNKNOWN ? Location.UNKNOWN : Location.NOWHERE;
        }
        Places places = new Places(servers.ttlSeconds());
        servers.records().stream().filter(one -> !one.target().equals(Srv.NOT_THERE))
                .sorted(Comparator.comparingInt(Srv::priority)).limit(SERVERS_MAX)
                .forEach(one -> places.add(one, transport));
        return places.location();
    }

    private Location byAddress(String host, int port, Transport transport) {
        Places places = new Places(Integer.MAX_VALUE);
        places.add(new Srv(0, 0, port, host), transport);
        return places.location();
    }

    private static Location limited(Location location, int ttlSeconds) {
        return new Location(location.said(), location.places(),
                Math.min(location.ttlSeconds(), ttlSeconds));
    }

    /** What the servers of one service come to. */
    private final class Places {

        /**
         * RFC 2782: a server of weight 0 has a small chance beside others; here a hundredth of what
         * weight 1 has.
         */
        private static final int WEIGHT_UNIT = 100;

        private final List<Place> found = new ArrayList<>();
        private int ttlSeconds;
        private boolean unknown;

        Places(int ttlSeconds) {
            this.ttlSeconds = ttlSeconds;
        }

        /** The addresses of one server share its weight. */
        void add(Srv srv, Transport transport) {
            List<InetAddress> addresses = new ArrayList<>();
            for (Spoken way : spoken) {
                if (way.transport() == transport) {
                    collect(server.addresses(srv.target(), way.ipv6()), way.ipv6(), addresses);
                }
            }
            for (InetAddress address : addresses) {
                int weight = (srv.weight() * WEIGHT_UNIT + 1) / addresses.size();
                found.add(new Place(transport, new InetSocketAddress(address, srv.port()),
                        srv.priority(), Math.max(1, weight)));
            }
        }

        private void collect(Answer<InetAddress> answer, boolean ipv6,
                List<InetAddress> addresses) {
            unknown |= answer.said() == Said.UNKNOWN;
            if (answer.said() == Said.FOUND) {
                answer.records().stream().filter(one -> isUsable(one, ipv6))
                        .filter(one -> !addresses.contains(one))
                        .forEach(addresses::add);
                ttlSeconds = Math.min(ttlSeconds, answer.ttlSeconds());
            }
        }

        /**
         * An IPv4 address written as one of IPv6 is of a family that nobody asked for, and 0.0.0.0,
         * as filters answer, would be ourselves.
         */
        private static boolean isUsable(InetAddress address, boolean ipv6) {
            return address instanceof Inet6Address == ipv6 && !address.isAnyLocalAddress()
                    && !address.isMulticastAddress();
        }

        /** What a part of the servers is known by holds no longer than can be helped. */
        Location location() {
            if (found.isEmpty()) {
                return unknown ? Location.UNKNOWN : Location.NOWHERE;
            }
            return new Location(Said.FOUND, found.stream().distinct().limit(PLACES_MAX).toList(),
                    unknown ? 0 : ttlSeconds);
        }
    }
}
