package io.callgate.gateway.transport;

import java.net.InetSocketAddress;

/**
 * Addresses that took no stream lately. Whoever speaks UDP alone is not asked for a stream with
 * each large request, which behind a firewall that drops in silence would cost each call the time
 * a connection may take. A cache of fixed size: what is pushed out is asked once more. Loop thread
 * only.
 */
final class RefusedStreams {

    /** Sweeps, of a second each, after which an address is asked again: ten minutes. */
    static final int SWEEPS = 600;

    private static final int PLACES = 1 << 10;

    private final InetSocketAddress[] addresses = new InetSocketAddress[PLACES];
    private final int[] refusedInSweep = new int[PLACES];

    void add(InetSocketAddress remote, int sweep) {
        int place = place(remote);
        addresses[place] = remote;
        refusedInSweep[place] = sweep;
    }

    boolean has(InetSocketAddress remote, int sweep) {
        int place = place(remote);
        return remote.equals(addresses[place]) && sweep - refusedInSweep[place] < SWEEPS;
    }

    /** Multiplied by 2^32 / golden ratio, because peers share networks and ports. */
    private static int place(InetSocketAddress remote) {
        return remote.hashCode() * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(PLACES - 1);
    }
}
