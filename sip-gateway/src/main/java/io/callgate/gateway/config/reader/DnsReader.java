package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.DnsConfig;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.Text;
import io.callgate.store.yaml.Unique;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code dns}: its keys. */
final class DnsReader {

    private static final int DNS_PORT = 53;
    private static final int DAY_SECONDS = 86_400;

    private final Problems problems;

    DnsReader(Problems problems) {
        this.problems = problems;
    }

    DnsConfig read(Section dns) {
        DnsConfig usual = DnsConfig.DEFAULT;
        DnsConfig read = new DnsConfig(servers(dns),
                dns.number("ttl-min-s", usual.ttlMinSeconds(), 1, 3_600),
                dns.number("ttl-max-s", usual.ttlMaxSeconds(), 1, DAY_SECONDS),
                dns.number("stale-max-s", usual.staleSecondsMax(), 0, 30 * DAY_SECONDS));
        if (read.ttlMinSeconds() > read.ttlMaxSeconds()) {
            dns.problem(dns.has("ttl-min-s") ? "ttl-min-s" : "ttl-max-s",
                    "the minimum, " + read.ttlMinSeconds() + ", is above the maximum, "
                            + read.ttlMaxSeconds());
        }
        dns.refuseUnknownKeys();
        return read;
    }

    /** By address: who could look up the name of a name server? */
    private List<InetSocketAddress> servers(Section dns) {
        Unique once = new Unique(problems);
        List<InetSocketAddress> servers = new ArrayList<>();
        for (Text server : dns.texts("servers")) {
            once.claim(server);
            Optional<Endpoint> there = Endpoint.of(server.value());
            Optional<InetAddress> address = there.flatMap(Endpoint::address);
            if (address.isEmpty()) {
                problems.add(server.line(), server.key(), Problems.shown(server.value())
                        + " must be an IP address, and perhaps :port; IPv6 in brackets");
            } else {
                servers.add(new InetSocketAddress(address.get(), there.get().portOr(DNS_PORT)));
            }
        }
        return List.copyOf(servers);
    }
}
