package io.callgate.gateway.useragent.probe;

import io.callgate.gateway.transport.ListeningPoint;
import java.net.InetSocketAddress;

/** The gateway's network as the probes use it; from any thread, and does not block. */
@FunctionalInterface
public interface Outlet {

    void send(ListeningPoint from, InetSocketAddress to, byte[] message);
}
