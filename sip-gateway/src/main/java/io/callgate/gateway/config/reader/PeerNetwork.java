package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.IpAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A source network in CIDR form; a bare address is a network of one. */
record PeerNetwork(InetAddress address, int prefixLength) {

    /** 10.0.0.0/8 is the widest network that is private. */
    private static final int V4_PREFIX_MIN = 8;
    /** fc00::/7 is, and 2000::/3 is all of the internet. */
    private static final int V6_PREFIX_MIN = 7;

    static Optional<PeerNetwork> of(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = IpAddress.of(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = address.get().getAddress().length * Byte.SIZE;
        String length = slash < 0 ? Integer.toString(bits) : text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits) {
            return Optional.empty();
        }
        return Optional.of(new PeerNetwork(address.get(), Integer.parseInt(length)));
    }

    /** The network this address lies in: the same unless bits after the prefix are set. */
    PeerNetwork network() {
        byte[] bytes = address.getAddress();
        for (int bit = prefixLength; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        try {
            return new PeerNetwork(InetAddress.getByAddress(bytes), prefixLength);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    /** Whether it is wider than what any one organisation has: nearly everybody, or everybody. */
    boolean isOfStrangers() {
        return prefixLength < (address instanceof Inet4Address ? V4_PREFIX_MIN : V6_PREFIX_MIN);
    }

    /** CIDR form. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength;
    }
}
