package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a response goes by the Via below ours (RFC 3261 18.2.2, RFC 3581): {@code received} before
 * the sent-by, {@code rport} before the port. We wrote {@code received} ourselves unless the
 * sent-by
 * is the very address, so a name is never looked up. Loop thread only.
 */
public final class ReturnPath {

    private static final byte[] TCP = Ascii.bytes("TCP");
    private static final byte[] TLS = Ascii.bytes("TLS");

    private final SeenAddresses seen = new SeenAddresses();
    private final Wire wire;
    private final Predicate<InetAddress> known;
    private Hop hop;

    /** @param known whether an address is a caller's or a carrier's, who may be connected to */
    public ReturnPath(Wire wire, Predicate<InetAddress> known) {
        this.wire = wire;
        this.known = known;
    }

    /**
     * Where answers to a request go: to its source, but over UDP to the port in its sent-by, unless
     * it asked by {@code rport} for the port it came from (RFC 3261 18.2.2, RFC 3581 4).
     */
    public Hop ofRequest(SipMessage request, Hop from) {
        boolean asItCame = from.transport().reliable() || !request.has(Part.TOP_VIA)
                || request.has(Part.TOP_VIA_RPORT);
        int port = request.topViaPort() == 0 ? Addresses.DEFAULT_PORT : request.topViaPort();
        if (asItCame || port == from.remote().getPort()) {
            return from;
        }
        byte[] host = from.remoteHostText();
        return wire.hopFrom(from.local(), seen.of(host, 0, host.length, port));
    }

    /** @return false if the Via names no address, or none that may be connected to */
    public boolean read(SipMessage response) {
        Transport transport = transportOf(response);
        InetSocketAddress source = remote(response, port(response));
        if (source == null) {
            return false;
        }
        return transport.reliable() ? findStream(response, transport, source)
                : find(transport, source);
    }

    /**
     * RFC 3261 18.2.2: the stream that the request came by; if it is gone, a new one to the port in
     * the sent-by. The address was written by us, but has been in the hands of the next element
     * since: so only to who is configured.
     */
    private boolean findStream(SipMessage response, Transport transport,
            InetSocketAddress source) {
        Optional<Hop> open = wire.streamWith(transport, source);
        if (open.isPresent()) {
            hop = open.get();
            return true;
        }
        int port = response.secondViaPort();
        InetSocketAddress listening =
                remote(response, port == 0 ? transport.defaultPort() : port);
        return known.test(listening.getAddress()) && find(transport, listening);
    }

    private boolean find(Transport transport, InetSocketAddress remote) {
        Optional<ListeningPoint> local = wire.pointTo(transport, remote);
        if (local.isEmpty()) {
            return false;
        }
        hop = wire.hopFrom(local.get(), remote);
        return true;
    }

    public Hop hop() {
        return hop;
    }

    private InetSocketAddress remote(SipMessage response, int port) {
        boolean received = response.has(Part.SECOND_VIA_RECEIVED);
        int from = received
                ? response.start(Part.SECOND_VIA_RECEIVED) + "received=".length()
                : response.start(Part.SECOND_VIA_HOST);
        int to = response.end(received ? Part.SECOND_VIA_RECEIVED : Part.SECOND_VIA_HOST);
        return from < 0 || port == 0 ? null : seen.of(response.bytes(), from, to, port);
    }

    private static int port(SipMessage response) {
        int rport = response.start(Part.SECOND_VIA_RPORT) + "rport=".length();
        if (response.has(Part.SECOND_VIA_RPORT) && rport < response.end(Part.SECOND_VIA_RPORT)) {
            return Addresses.port(response.bytes(), rport, response.end(Part.SECOND_VIA_RPORT));
        }
        int port = response.secondViaPort();
        return port == 0 ? transportOf(response).defaultPort() : port;
    }

    private static Transport transportOf(SipMessage response) {
        if (isTransport(response, TLS)) {
            return Transport.TLS;
        }
        return isTransport(response, TCP) ? Transport.TCP : Transport.UDP;
    }

    private static boolean isTransport(SipMessage response, byte[] word) {
        return Ascii.equalsIgnoreCase(response.bytes(),
                response.start(Part.SECOND_VIA_TRANSPORT),
                response.end(Part.SECOND_VIA_TRANSPORT), word);
    }
}
