package io.callgate.gateway.proxy.route;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.carrier.Carrier;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.SipUri;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The next hop of a request inside an admitted call (RFC 3261 16.6 steps 6 and 7): the Route below
 * ours, or else the remote target. What the caller sends may go to a configured carrier only, what
 * the
 * callee sends to a configured caller only: a token makes us no relay to elsewhere, and a caller
 * who
 * poses as the callee reaches no carrier. Loop thread only.
 */
public final class DialogRoute {

    /** Of one request, ours included. */
    public static final int ROUTES_MAX = Routes.VALUES_MAX;

    private final Carriers carriers;
    private final Callers callers;
    private final Wire wire;
    private final RouteToken token;
    private final Routes routes;
    private final OwnRoutes ownRoutes;
    private final CallsUp callsUp;
    private final HopUri target = new HopUri();

    public DialogRoute(Carriers carriers, Callers callers, Wire wire, RouteToken token,
            Routes routes, OwnRoutes ownRoutes) {
        this.carriers = carriers;
        this.callers = callers;
        this.wire = wire;
        this.token = token;
        this.routes = routes;
        this.ownRoutes = ownRoutes;
        this.callsUp = new CallsUp(carriers, token);
    }

    public RouteToken token() {
        return token;
    }

    public RouteToken.Bearer bearer() {
        return ownRoutes.bearer();
    }

    /** Who placed the call of the request read last. */
    public Caller caller() {
        return callers.byNameHash(token.callerHash());
    }

    /** Whom that call left by. */
    public Carrier carrier() {
        return carriers.byNameHash(token.carrierHash());
    }

    /** Whether that call was let through so long ago that it is over, as far as anybody knows. */
    public boolean hasOutlivedItsCall(long epochSecond) {
        return epochSecond - token.epochSecond() > carrier().callDurationSecondsMax();
    }

    /** Whether the call of what its caller sends is up, as far as this gateway has seen. */
    public boolean isUp(SipMessage request) {
        return callsUp.has(request);
    }

    /** How many Route values there are below ours. */
    public int routesBelow() {
        return routes.count() - ownRoutes.count();
    }

    /** Reads one of them, the next hop's the first; false if it is none of a sip URI. */
    public boolean readRouteBelow(int index, byte[] bytes, SipUri uri) {
        int value = ownRoutes.count() + index;
        return uri.scan(bytes, routes.uriStart(value), routes.uriEnd(value));
    }

    /**
     * Whether {@code bytes[from, to)} is what the callee calls itself in its Contact, as far as
     * this gateway has seen.
     */
    public boolean isCalleesName(SipMessage request, byte[] bytes, int from, int to) {
        return callsUp.isCalleesName(request, bytes, from, to);
    }

    /**
     * The callee's request may bring another Contact. Anybody may be the callee, but only who is a
     * carrier gives names: else a caller would have them given from another address.
     */
    public void refreshedByCallee(SipMessage request, InetAddress from) {
        if (carriers.isCarrier(from) || isTarget(from)) {
            callsUp.refreshedByCallee(request);
        }
    }

    /** Whether the call went there, though its carrier's name may mean another address by now. */
    private boolean isTarget(InetAddress address) {
        return token.target().filter(target -> target.getAddress().equals(address)).isPresent();
    }

    /**
     * The request ends the call: its carrier has room for another.
     *
     * @return false if the call goes on, because this is not the dialog that it is up in
     */
    public boolean callEnds(SipMessage bye) {
        return callsUp.end(bye, ownRoutes.bearer() == RouteToken.Bearer.CALLER);
    }

    /** What the call of the request read last is known by. */
    public long callKey(SipMessage request) {
        boolean byCaller = ownRoutes.bearer() == RouteToken.Bearer.CALLER;
        return token.callKey(request, byCaller ? Part.FROM_TAG : Part.TO_TAG);
    }

    /** Sets the next hop and the Route values to cut; false if there is nowhere it may go. */
    public boolean find(SipMessage request, Onward onward) {
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
        if (routed && !target.isLoose()) {
            onward.requestUri().put(request.bytes(), routes.uriStart(ours), routes.uriEnd(ours));
            onward.cutRoutes(ours + 1).routeToTarget();
        }
        if (ownRoutes.bearer() == RouteToken.Bearer.CALLER) {
            // Of carriers that know each other's calls one may be the way to the other's.
            onward.strip(carriers.at(next.remote().getAddress(), carrier()).strippedHeaders());
        }
        return true;
    }

    private Hop hop(InetSocketAddress address) {
        if (ownRoutes.bearer() != RouteToken.Bearer.CALLER) {
            return toCaller(address);
        }
        if (address == null) {
            return toCarrier();
        }
        return carriers.isCarrier(address.getAddress()) ? hopAt(address, target.transport()) : null;
    }

    /** A host name towards the carrier: where the call went, as long as that is a carrier's. */
    private Hop toCarrier() {
        Optional<InetSocketAddress> address = token.target();
        Hop there = address.isEmpty() ? null
                : carriers.hopTo(token.targetTransport(), address.get());
        return there == null ? carrier().hop() : there;
    }

    /** A caller who may call from anywhere is where the call came from, NAT or not. */
    private Hop toCaller(InetSocketAddress address) {
        Optional<InetSocketAddress> origin = token.origin();
        boolean atOrigin = address != null && origin.isPresent()
                && origin.get().getAddress().equals(address.getAddress());
        // RFC 5923: what came under TLS goes back by that stream, whoever else has the address.
        if (origin.isPresent() && token.originTransport() == Transport.TLS) {
            return byTls(origin.get(), atOrigin ? address : origin.get());
        }
        boolean named = atOrigin
                || address != null && callers.at(address.getAddress()).isPresent();
        InetSocketAddress there = named ? address : origin.orElse(null);
        if (there == null || carriers.isCarrier(there)) {
            return null;
        }
        return hopAt(there, named ? target.transport() : token.originTransport());
    }

    /** If that stream is gone, by one to the port of its Contact, proved by its certificate. */
    private Hop byTls(InetSocketAddress origin, InetSocketAddress contact) {
        Optional<Hop> open = wire.streamWith(Transport.TLS, origin);
        if (open.isPresent()) {
            return open.get();
        }
        String certificate = callers.certificateOf(caller());
        return wire.pointTo(Transport.TLS, contact)
                .map(local -> wire.hopFrom(local, contact, certificate)).orElse(null);
    }

    private Hop hopAt(InetSocketAddress address, Transport transport) {
        Optional<ListeningPoint> local = wire.pointTo(transport, address);
        return local.isPresent() ? wire.hopFrom(local.get(), address) : null;
    }
}
