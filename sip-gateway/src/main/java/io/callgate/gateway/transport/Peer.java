package io.callgate.gateway.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** What hops of both transports have in common. */
abstract class Peer implements Hop {

    private final InetSocketAddress remote;
    private final byte[] remoteHostText;
    private Object admitted;

    Peer(InetSocketAddress remote) {
        this.remote = remote;
        remoteHostText = hostText(remote.getAddress());
    }

    /** Queues one message; {@link Network#send} says what false means. */
    abstract boolean send(byte[] bytes, int length);

    @Override
    public final InetSocketAddress remote() {
        return remote;
    }

    @Override
    public final byte[] remoteHostText() {
        return remoteHostText;
    }

    @Override
    public final Object admitted() {
        return admitted;
    }

    @Override
    public final void admitted(Object caller) {
        admitted = caller;
    }

    @Override
    public final String toString() {
        return transport() + " " + remote;
    }

    /** RFC 3261 25.1 via-received: the bare address; a scope like {@code %eth0} is ours alone. */
    private static byte[] hostText(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return (scope < 0 ? text : text.substring(0, scope))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
