package io.callgate.gateway.transport;

import io.callgate.gateway.transport.tls.TlsSide;
import java.util.HashMap;
import java.util.Map;

/** Everything that TLS is spoken with: by listening point as asked for, and by name of a peer. */
public final class Tls {

    private final Map<ListeningPoint, TlsSide> listening = new HashMap<>();
    private final Map<String, TlsSide> connecting = new HashMap<>();

    /** Before the network is opened. */
    public Tls listen(ListeningPoint asked, TlsSide side) {
        listening.put(asked, side);
        return this;
    }

    /** Before the network is opened. */
    public Tls connect(String peer, TlsSide side) {
        connecting.put(peer, side);
        return this;
    }

    /** Null for a point of another transport. */
    TlsSide at(ListeningPoint asked) {
        return listening.get(asked);
    }

    /** Null for a peer that is not spoken to by TLS. */
    TlsSide to(String peer) {
        return connecting.get(peer);
    }
}
