package io.callgate.gateway.transport;

import java.net.InetSocketAddress;

/**
 * A hop that is only an address, and takes what is sent to it nowhere: for a call path without
 * sockets, which the warm-up, benchmarks and tests have.
 */
public class UnwiredHop extends Peer {

    private final ListeningPoint local;

    public UnwiredHop(ListeningPoint local, InetSocketAddress remote) {
        super(remote);
        this.local = local;
    }

    @Override
    final boolean send(byte[] bytes, int length) {
        return true;
    }

    @Override
    public final Transport transport() {
        return local.transport();
    }

    @Override
    public final ListeningPoint local() {
        return local;
    }

    @Override
    public final boolean isClosed() {
        return false;
    }
}
