package io.callgate.gateway.pipeline;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A far end over UDP that keeps the last message it was sent, in room it was made with. */
final class Peer implements Hop {

    private static final ListeningPoint GATE = new ListeningPoint(Transport.UDP, "127.0.0.1", 5060);

    private final InetSocketAddress remote;
    private final byte[] hostText;
    private final byte[] last = new byte[1 << 16];
    private int lastLength;
    private Object admitted;

    Peer(String host, int port) {
        remote = new InetSocketAddress(host, port);
        hostText = host.getBytes(StandardCharsets.US_ASCII);
    }

    void sent(byte[] bytes, int length) {
        System.arraycopy(bytes, 0, last, 0, length);
        lastLength = length;
    }

    String last() {
        return new String(last, 0, lastLength, StandardCharsets.US_ASCII);
    }

    @Override
    public Transport transport() {
        return Transport.UDP;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public ListeningPoint local() {
        return GATE;
    }

    @Override
    public byte[] remoteHostText() {
        return hostText;
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public Object admitted() {
        return admitted;
    }

    @Override
    public void admitted(Object caller) {
        admitted = caller;
    }
}
