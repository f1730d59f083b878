package io.callgate.gateway.pipeline;

import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.UnwiredHop;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A far end over UDP that keeps the last message it was sent, in room it was made with. */
final class Peer extends UnwiredHop {

    private static final ListeningPoint GATE = new ListeningPoint(Transport.UDP, "127.0.0.1", 5060);

    private final byte[] last = new byte[1 << 16];
    private int lastLength;

    Peer(String host, int port) {
        super(GATE, new InetSocketAddress(host, port));
    }

    void sent(byte[] bytes, int length) {
        System.arraycopy(bytes, 0, last, 0, length);
        lastLength = length;
    }

    String last() {
        return new String(last, 0, lastLength, StandardCharsets.US_ASCII);
    }
}
