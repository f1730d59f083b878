package io.callgate.gateway.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class HopCacheTest {

    private final HopCache cache = new HopCache();

    @Test
    void findsAPeerByAnEqualAddress() {
        UdpHop hop = hop(1, 5060);
        cache.add(hop);
        assertThat(cache.find(hop(1, 5060).remote())).isSameAs(hop);
        assertThat(cache.find(hop(1, 5061).remote())).isNull();
        assertThat(cache.find(hop(2, 5060).remote())).isNull();
    }

    @Test
    void remembersMostOfAThousandPeersThatShareANetworkOrAnAddress() {
        for (int i = 0; i < 1_000; i++) {
            cache.add(hop(i, 5060));
            cache.add(hop(77, 10_000 + i));
        }
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            found += cache.find(hop(i, 5060).remote()) == null ? 0 : 1;
            found += cache.find(hop(77, 10_000 + i).remote()) == null ? 0 : 1;
        }
        assertThat(found).isGreaterThan(1_950);
    }

    @Test
    void forgetsTheOldestWhenAFloodPassesThrough() {
        UdpHop first = hop(0, 5060);
        cache.add(first);
        for (int i = 1; i < 20 * HopCache.HOPS_MAX; i++) {
            cache.add(hop(i, 5060));
        }
        assertThat(cache.find(first.remote())).isNull();
    }

    private static UdpHop hop(int host, int port) {
        try {
            byte[] address = {10, (byte) (host >> 16), (byte) (host >> 8), (byte) host};
            return new UdpHop(null, new InetSocketAddress(InetAddress.getByAddress(address), port));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
