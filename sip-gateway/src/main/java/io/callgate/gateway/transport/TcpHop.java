package io.callgate.gateway.transport;

import io.callgate.gateway.transport.tls.TlsSide;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A peer spoken to over streams: one at a time, whoever opened it. A hop made for an address opens
 * it when first sent to and again when it is gone; a hop made for a stream its peer opened ends
 * with it, since the peer's port was chosen for that stream alone.
 */
final class TcpHop extends Peer {

    private final TcpPoint point;
    private final boolean connects;
    /** How TLS is spoken when we connect; null for TCP. */
    private final TlsSide tls;
    private TcpConnection connection;
    private List<String> certifiedNames = List.of();
    /** Sweep in which it last refused a stream; none is tried before the next, in a second. */
    private int refusedInSweep = -1;

    TcpHop(TcpPoint point, InetSocketAddress remote, boolean connects, TlsSide tls) {
        super(remote);
        this.point = point;
        this.connects = connects;
        this.tls = tls;
    }

    TlsSide tls() {
        return tls;
    }

    @Override
    boolean send(byte[] bytes, int length) {
        if (connection == null && mayConnect()) {
            point.connect(this);
        }
        return connection != null && connection.send(bytes, length);
    }

    private boolean mayConnect() {
        return connects && refusedInSweep != point.sweeps();
    }

    boolean isConnected() {
        return connection != null;
    }

    /** Whoever it was before, who opened this stream is recognised anew. */
    void attach(TcpConnection opened) {
        connection = opened;
        certifiedNames = List.of();
        admitted(null);
    }

    void certified(List<String> names) {
        certifiedNames = names;
    }

    @Override
    public List<String> certifiedNames() {
        return certifiedNames;
    }

    void detach() {
        connection = null;
    }

    void refused() {
        refusedInSweep = point.sweeps();
        point.refusedBy(remote());
    }

    @Override
    public Transport transport() {
        return point.local().transport();
    }

    @Override
    public ListeningPoint local() {
        return point.local();
    }

    @Override
    public boolean isConnecting() {
        return connection != null && connection.isConnecting();
    }

    @Override
    public boolean isClosed() {
        return connection == null && !connects;
    }
}
