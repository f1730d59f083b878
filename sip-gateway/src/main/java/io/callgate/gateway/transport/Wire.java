package io.callgate.gateway.transport;

import io.callgate.gateway.transport.tls.TlsSide;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Sending, as the call path sees it: {@link Network} but for its sockets. Loop thread only. */
public interface Wire {

    /** See {@link Network#send}. */
    boolean send(Hop to, byte[] bytes, int length);

    /** See {@link Network#hopTo}. */
    Hop hopTo(Transport transport, InetSocketAddress remote);

    /** The same of a peer that may have to prove itself, see {@link Tls#connect}. */
    default Hop hopTo(Transport transport, InetSocketAddress remote, String peer) {
        return hopTo(transport, remote);
    }

    /** See {@link Network#letGo}. */
    default void letGo(Hop hop) {
    }

    /** See {@link Network#hopFrom}. */
    Hop hopFrom(ListeningPoint local, InetSocketAddress remote);

    /** See {@link Network#pointTo}. */
    Optional<ListeningPoint> pointTo(Transport transport, InetSocketAddress remote);

    /** The same of a peer that has to prove itself, see {@link TlsSide#backTo}. */
    default Hop hopFrom(ListeningPoint local, InetSocketAddress remote, String certifiedName) {
        return hopFrom(local, remote);
    }

    /** See {@link Network#reopened}. */
    default Hop reopened(Hop gone, int port) {
        return gone;
    }

    /** See {@link Network#streamWith}. */
    default Optional<Hop> streamWith(Transport transport, InetSocketAddress remote) {
        return Optional.of(hopTo(transport, remote));
    }

    /** See {@link Network#streamBeside}. */
    default Hop streamBeside(Hop datagrams) {
        return datagrams;
    }
}
