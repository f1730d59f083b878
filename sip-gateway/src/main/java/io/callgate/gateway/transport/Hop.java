package io.callgate.gateway.transport;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * The next or previous element on the way of a message: a remote address, the listening point it is
 * spoken to from, and for a stream its connection. Made and interned by {@link Network}: a peer is
 * the same object as long as it is configured, connected, or among those heard from lately; one
 * that fell silent for long may come back as another. Used on the loop thread only.
 */
public interface Hop {

    Transport transport();

    InetSocketAddress remote();

    ListeningPoint local();

    /** The remote IP address as text bytes for {@code received=}; do not change. */
    byte[] remoteHostText();

    /**
     * Whether nothing can be sent to it ever again: the stream its peer had opened is gone. False
     * for UDP, and for a stream that we open ourselves, because the next send opens it again.
     */
    boolean isClosed();

    /** Whether its stream is still being opened: what was sent to it waits for that. */
    default boolean isConnecting() {
        return false;
    }

    /**
     * Whom the certificate that it showed names, most trusted first, in lower case; empty without.
     */
    default List<String> certifiedNames() {
        return List.of();
    }

    /** What admission found out about the peer, kept here so that it is asked once. */
    Object admitted();

    void admitted(Object caller);
}
