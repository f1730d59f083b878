package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The address and transport of one side of a call, as a Route token carries it: 37 hexadecimal
 * digits. Reused; loop thread only.
 */
final class TokenHop {

    static final int DIGITS = 37;

    private static final Transport[] TRANSPORTS = Transport.values();
    /** Added to the transport in the last digit: the carrier's side, not the caller's. */
    private static final int CARRIER_MARK = 8;
    /** RFC 4291 2.5.5.2: ::ffff:0:0/96. */
    private static final long MAPPED = 0xffffL << 32;

    private final int mark;
    private long high;
    private long low;
    private int port;
    private Transport transport = Transport.UDP;

    private TokenHop(int mark) {
        this.mark = mark;
    }

    static TokenHop ofCaller() {
        return new TokenHop(0);
    }

    static TokenHop ofCarrier() {
        return new TokenHop(CARRIER_MARK);
    }

    /** @param hop null: the token does not carry it */
    void set(Hop hop) {
        clear();
        if (hop == null) {
            return;
        }
        ByteBuffer address = ByteBuffer.wrap(hop.remote().getAddress().getAddress());
        boolean v6 = address.remaining() > Integer.BYTES;
        high = v6 ? address.getLong() : 0;
        low = v6 ? address.getLong() : MAPPED | address.getInt() & 0xffffffffL;
        port = hop.remote().getPort();
        transport = hop.transport();
    }

    void clear() {
        high = 0;
        low = 0;
        port = 0;
        transport = Transport.UDP;
    }

    private boolean isSet() {
        return port != 0;
    }

    /** How many it takes in a token. */
    int digits() {
        return isSet() ? DIGITS : 0;
    }

    void write(ByteWriter out) {
        if (isSet()) {
            out.putHex(high).putHex(low);
            out.put(Character.forDigit(port >> 12, 16)).put(Character.forDigit(port >> 8 & 15, 16))
                    .put(Character.forDigit(port >> 4 & 15, 16))
                    .put(Character.forDigit(port & 15, 16))
                    .put(Character.forDigit(mark | transport.ordinal(), 16));
        }
    }

    /** Whether the digits from there on are those of this side. */
    boolean isAt(byte[] bytes, int from) {
        int last = Character.digit(bytes[from + DIGITS - 1], 16);
        return last >= 0 && (last & CARRIER_MARK) == mark;
    }

    void read(byte[] bytes, int from) {
        high = Ascii.hex(bytes, from, 0);
        low = Ascii.hex(bytes, from + 16, 0);
        // The last sixteen digits hold the port and the transport at their end.
        int tail = (int) Ascii.hex(bytes, from + DIGITS - 16, 0);
        port = tail >> 4 & 0xffff;
        transport = TRANSPORTS[Math.min(tail & CARRIER_MARK - 1, TRANSPORTS.length - 1)];
    }

    void addTo(SipHash hash) {
        if (isSet()) {
            hash.add(high).add(low).add((long) port << 4 | mark | transport.ordinal());
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
