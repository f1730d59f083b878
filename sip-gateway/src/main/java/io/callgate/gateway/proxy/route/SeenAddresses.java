package io.callgate.gateway.proxy.route;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/**
 * The addresses that messages name, each made once: the requests of all calls name the same few
 * PBXs and carriers, and an address made of text is 300 B of garbage. A cache of fixed size; what a
 * flood of made-up addresses pushes out is made anew. Loop thread only.
 */
final class SeenAddresses {

    /** Hosts as text and their addresses, 150 B a place: 150 KiB. */
    private static final int PLACES = 1 << 10;

    private final byte[][] hosts = new byte[PLACES][];
    private final InetSocketAddress[] addresses = new InetSocketAddress[PLACES];

    /** The address that {@code bytes[from, to)} and the port are; null if it is a name. */
    InetSocketAddress of(byte[] bytes, int from, int to, int port) {
        int place = place(bytes, from, to, port);
        InetSocketAddress seen = addresses[place];
        boolean same = seen != null && seen.getPort() == port
                && Arrays.equals(hosts[place], 0, hosts[place].length, bytes, from, to);
        return same ? seen : make(bytes, from, to, port);
    }

    private InetSocketAddress make(byte[] bytes, int from, int to, int port) {
        InetAddress literal = Addresses.literal(bytes, from, to);
        if (literal == null) {
            return null;
        }
        int place = place(bytes, from, to, port);
        hosts[place] = Arrays.copyOfRange(bytes, from, to);
        addresses[place] = new InetSocketAddress(literal, port);
        return addresses[place];
    }

    /** Multiplied by 2^32 / golden ratio, because hosts share all but their last digits. */
    private static int place(byte[] bytes, int from, int to, int port) {
        int hash = port;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        return hash * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(PLACES - 1);
    }
}
