package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A source network in CIDR form; a bare address is a network of one. */
record PeerNetwork(InetAddress address, int prefixLength) {

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

    /** CIDR form. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength;
    }
}
