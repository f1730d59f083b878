package io.callgate.gateway.transport;

import java.net.InetSocketAddress;

/**
 * UDP peers heard from lately, found without allocating. Anybody can forge source addresses, so
 * the table is a cache of fixed size: a look-up compares with four hops at most, whichever
 * addresses a flood brings, and what it pushes out costs its peer one more question to admission.
 * Loop thread only.
 */
final class HopCache {

    /** 16 Ki hops of about 200 B are 3.2 MiB. When full the oldest of its set gives way. */
    static final int HOPS_MAX = 1 << 14;

    private static final int WAYS = 4;
    private static final int SETS = HOPS_MAX / WAYS;

    private final UdpHop[] hops = new UdpHop[HOPS_MAX];
    private final byte[] oldest = new byte[SETS];

    /** Null if it is not, or no longer, here. */
    UdpHop find(InetSocketAddress remote) {
        int first = set(remote) * WAYS;
        for (int place = first; place < first + WAYS; place++) {
            UdpHop hop = hops[place];
            if (hop != null && hop.remote().equals(remote)) {
                return hop;
            }
        }
        return null;
    }

    void add(UdpHop hop) {
        int set = set(hop.remote());
        hops[set * WAYS + oldest[set]] = hop;
        oldest[set] = (byte) ((oldest[set] + 1) % WAYS);
    }

    /** Multiplied by 2^32 / golden ratio, because peers share networks and ports. */
    private static int set(InetSocketAddress remote) {
        int mixed = (remote.getAddress().hashCode() * 31 + remote.getPort()) * 0x9E3779B9;
        return mixed >>> Integer.numberOfLeadingZeros(SETS - 1);
    }
}
