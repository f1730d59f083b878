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

    /** The address, brackets around IPv6 optional; null if it is a name. */
    static InetAddress literal(byte[] bytes, int from, int to) {
        boolean bracket = to - from > 2 && bytes[from] == '[';
        int start = bracket ? from + 1 : from;
        int end = bracket ? to - 1 : to;
        if (!isLiteral(bytes, start, end)) {
            return null;
        }
        try {
            return InetAddress.getByName(
                    new String(bytes, start, end - start, StandardCharsets.US_ASCII));
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }

    /** Nothing but what literals are made of: anything else would ask the resolver. */
    private static boolean isLiteral(byte[] bytes, int from, int to) {
        int dots = 0;
        int colons = 0;
        int letters = 0;
        for (int at = from; at < to; at++) {
            int digit = Character.digit(bytes[at], 16);
            dots += bytes[at] == '.' ? 1 : 0;
            colons += bytes[at] == ':' ? 1 : 0;
            letters += digit > 9 ? 1 : 0;
            if (digit < 0 && bytes[at] != '.' && bytes[at] != ':') {
                return false;
            }
        }
        return colons >= 2 || colons == 0 && letters == 0 && dots == 3;
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
