package io.callgate.gateway.config;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * {@code dns}: how names of carriers are looked up.
 *
 * @param servers         empty: the system's
 * @param ttlMinSeconds   what a record says it holds is taken for no less than this,
 * @param ttlMaxSeconds   and for no more than this
 * @param staleSecondsMax how long a name is used beyond that while nobody can say better
 */
public record DnsConfig(List<InetSocketAddress> servers, int ttlMinSeconds, int ttlMaxSeconds,
        int staleSecondsMax) {

    public static final DnsConfig DEFAULT = new DnsConfig(List.of(), 5, 3_600, 86_400);
}
