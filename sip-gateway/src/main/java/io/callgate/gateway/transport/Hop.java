package io.callgate.gateway.transport;

import java.net.InetSocketAddress;

/**
 * The next or previous element on the way of a message: a remote address, the listening point it is
 * spoken to from, and for a stream its connection. Made and interned by {@link Network}.
 */
public interface Hop {

    Transport transport();

    InetSocketAddress remote();

    ListeningPoint local();

    /** The remote IP address as text bytes for {@code received=}; do not change. */
    byte[] remoteHostText();

    /** Whether a stream's connection is gone; false for UDP. */
    boolean isClosed();

    /** What admission found out about the peer, kept here so that it is asked once. */
    Object admitted();

    void admitted(Object caller);
}
