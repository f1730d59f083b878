package io.callgate.gateway.carrier;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.Wire;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A choice needs no wire: one that knows no hop. */
final class SilentWire implements Wire {

    @Override
    public boolean send(Hop to, byte[] bytes, int length) {
        return false;
    }

    @Override
    public Hop hopTo(Transport transport, InetSocketAddress remote) {
        throw new AssertionError("a choice does not ask for the way");
    }

    @Override
    public Hop hopFrom(ListeningPoint local, InetSocketAddress remote) {
        return hopTo(local.transport(), remote);
    }

    @Override
    public Optional<ListeningPoint> pointTo(Transport transport, InetSocketAddress remote) {
        return Optional.empty();
    }
}
