package io.callgate.gateway.proxy;

import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.transport.Hop;
import java.net.InetSocketAddress;

/**
 * The next hop of a request inside an admitted call (RFC 3261 16.6 steps 6 and 7): the Route below
 * ours, or else the remote target. It must be a configured carrier's or caller's address: a token
 * makes nobody of us a relay to elsewhere. Loop thread only.
 */
final class DialogRoute {

    private final ProxyParts parts;
    private final RouteToken token;
    private final Routes routes;
    private final OwnRoutes ownRoutes;
    private final HopUri target = new HopUri();

    DialogRoute(ProxyParts parts, RouteToken token, Routes routes, OwnRoutes ownRoutes) {
        this.parts = parts;
        this.token = token;
        this.routes = routes;
        this.ownRoutes = ownRoutes;
    }

    RouteToken token() {
        return token;
    }

    RouteToken.Bearer bearer() {
        return ownRoutes.bearer();
    }

    /** Sets the next hop and the Route values to cut; false if there is nowhere it may go. */
    boolean find(SipMessage request, Onward onward) {
        int ours = ownRoutes.count();
        boolean routed = routes.count() > ours;
        boolean readable = routed
                ? target.read(request.bytes(), routes.uriStart(ours), routes.uriEnd(ours))
                : target.read(request.bytes(), request.start(Part.REQUEST_URI),
                        request.end(Part.REQUEST_URI));
        if (!readable || ownRoutes.isOurs(target)) {
            return false;
        }
        Hop next = hop(target.address());
        if (next == null) {
            return false;
        }
        onward.clear().to(next).cutRoutes(ours);
        return true;
    }

    private Hop hop(InetSocketAddress address) {
        if (address == null) {
            // A host name towards the carrier: the trunk that the call left by is the way there.
            boolean outward = ownRoutes.bearer() == RouteToken.Bearer.CALLER;
            return outward ? parts.carriers().byNameHash(token.carrierHash()).hop() : null;
        }
        boolean known = parts.carriers().isCarrier(address.getAddress())
                || parts.callers().at(address.getAddress()).isPresent();
        if (!known) {
            return null;
        }
        return parts.wire().pointTo(target.transport(), address)
                .map(local -> parts.wire().hopFrom(local, address))
                .orElse(null);
    }
}
