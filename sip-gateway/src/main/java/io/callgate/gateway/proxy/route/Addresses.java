package io.callgate.gateway.proxy.route;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/** IP literals and ports in the bytes of a message. A name is never looked up on the call path. */
public final class Addresses {

    /** RFC 3261 19.1.2. */
    static final int DEFAULT_PORT = 5060;
    private static final int PORT_MAX = 65_535;

    private Addresses() {
    }

    /** Whether it is an address and no name. */
    public static boolean isLiteral(byte[] bytes, int from, int to) {
        return literal(bytes, from, to) != null;
    }

    /** The address, brackets around IPv6 optional; null if it is a name. */
    static InetAddress literal(byte[] bytes, int from, int to) {
        boolean bracket = to - from > 2 && bytes[from] == '[';
        int start = bracket ? from + 1 : from;
        int end = bracket ? to - 1 : to;
        try {
            return hasColon(bytes, start, end) ? v6(bytes, start, end) : v4(bytes, start, end);
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }

    private static boolean hasColon(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == ':') {
                return true;
            }
        }
        return false;
    }

    /** What stands in brackets the JDK takes for an address or for a fault, never for a name. */
    private static InetAddress v6(byte[] bytes, int from, int to) throws UnknownHostException {
        for (int at = from; at < to; at++) {
            if (Character.digit(bytes[at], 16) < 0 && bytes[at] != ':' && bytes[at] != '.') {
                // A zone, too: it would be looked up among our interfaces.
                return null;
            }
        }
        return InetAddress.getByName(
                '[' + new String(bytes, from, to - from, StandardCharsets.US_ASCII) + ']');
    }

    /** Read here: the JDK asks its resolver for 301.1.1.1, and waits seconds for a dead one. */
    private static InetAddress v4(byte[] bytes, int from, int to) throws UnknownHostException {
        byte[] address = new byte[Integer.BYTES];
        int at = from;
        for (int part = 0; part < address.length; part++) {
            int end = endOfPart(bytes, at, to);
            int value = part(bytes, at, end);
            boolean closed = part == address.length - 1 ? end == to : end < to;
            if (value < 0 || !closed) {
                return null;
            }
            address[part] = (byte) value;
            at = end + 1;
        }
        return InetAddress.getByAddress(address);
    }

    private static int endOfPart(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '.') {
            at++;
        }
        return at;
    }

    /** 0 to 255; -1 if it is not one to three digits of that. */
    private static int part(byte[] bytes, int from, int to) {
        if (to - from < 1 || to - from > 3) {
            return -1;
        }
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= 0xff ? value : -1;
    }

    /** The decimal in {@code bytes[from, to)} as a port; the default if empty, 0 if unusable. */
    static int port(byte[] bytes, int from, int to) {
        if (from >= to) {
            return DEFAULT_PORT;
        }
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9 || value > PORT_MAX) {
                return 0;
            }
            value = value * 10 + digit;
        }
        return value <= PORT_MAX ? value : 0;
    }
}
