package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.ByteWriter;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The address that a call came from, as a Route token carries it: what comes back inside the call
 * may go there and nowhere else. Reused; loop thread only.
 */
final class Origin {

    private static final Transport[] TRANSPORTS = Transport.values();
    private static final int DIGITS = RouteToken.LENGTH_WITH_ORIGIN - RouteToken.LENGTH;
    /** RFC 4291 2.5.5.2: ::ffff:0:0/96. */
    private static final long MAPPED = 0xffffL << 32;

    private long high;
    private long low;
    private int port;
    private Transport transport = Transport.UDP;

    void set(Hop from) {
        clear();
        if (from == null) {
            return;
        }
        ByteBuffer address = ByteBuffer.wrap(from.remote().getAddress().getAddress());
        boolean v6 = address.remaining() > Integer.BYTES;
        high = v6 ? address.getLong() : 0;
        low = v6 ? address.getLong() : MAPPED | address.getInt() & 0xffffffffL;
        port = from.remote().getPort();
        transport = from.transport();
    }

    private void clear() {
        high = 0;
        low = 0;
        port = 0;
        transport = Transport.UDP;
    }

    private boolean isSet() {
        return port != 0;
    }

    void write(ByteWriter out) {
        if (isSet()) {
            out.putHex(high).putHex(low);
            out.put(Character.forDigit(port >> 12, 16)).put(Character.forDigit(port >> 8 & 15, 16))
                    .put(Character.forDigit(port >> 4 & 15, 16))
                    .put(Character.forDigit(port & 15, 16))
                    .put(Character.forDigit(transport.ordinal(), 16));
        }
    }

    /** Reads {@code bytes[from, to)}, which is empty where a token has no origin. */
    void read(byte[] bytes, int from, int to) {
        clear();
        if (to - from == DIGITS) {
            high = Ascii.hex(bytes, from, 0);
            low = Ascii.hex(bytes, from + 16, 0);
            // The last sixteen digits hold the port and the transport at their end.
            int tail = (int) Ascii.hex(bytes, to - 16, 0);
            port = tail >> 4 & 0xffff;
            transport = TRANSPORTS[Math.min(tail & 15, TRANSPORTS.length - 1)];
        }
    }

    void addTo(SipHash hash) {
        if (isSet()) {
            hash.add(high).add(low).add((long) port << 4 | transport.ordinal());
        }
    }

    Transport transport() {
        return transport;
    }

    Optional<InetSocketAddress> address() {
        if (!isSet()) {
            return Optional.empty();
        }
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
        try {
            // What IPv6 maps is made an IPv4 address again.
            return Optional.of(new InetSocketAddress(InetAddress.getByAddress(bytes), port));
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }
}
