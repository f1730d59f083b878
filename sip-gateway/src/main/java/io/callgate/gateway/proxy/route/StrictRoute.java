package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Fault;
import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.gateway.message.edit.Splice;

/**
 * RFC 3261 16.4: an element of RFC 2543 sends our Record-Route as the Request-URI, and the target
 * as the last Route. The request is written anew as an element of today would have sent it, before
 * anything is read of it, so that it is judged and routed by its target. Loop thread only.
 */
public final class StrictRoute {

    private static final byte[] ROUTE = Ascii.bytes("Route: <");
    private static final byte[] ROUTE_END = Ascii.bytes(">\r\n");

    private final Routes routes;
    private final OwnRoutes ownRoutes;
    private final Splice splice = new Splice();
    private final ByteWriter ours = new ByteWriter(SipMessage.BYTES_MAX);
    private final byte[] rewritten = new byte[2 * SipMessage.BYTES_MAX];

    public StrictRoute(Routes routes, OwnRoutes ownRoutes) {
        this.routes = routes;
        this.ownRoutes = ownRoutes;
    }

    /**
     * Rewrites the request if need be; the Route values are those of the request afterwards.
     *
     * @return what is wrong with the request as rewritten
     */
    public Fault loosen(SipMessage request) {
        boolean strict = routes.count() > 0 && ownRoutes.inRequestUri(request);
        return strict ? rewrite(request) : Fault.NONE;
    }

    private Fault rewrite(SipMessage request) {
        int last = routes.count() - 1;
        ours.clear().put(ROUTE).put(request.bytes(), request.start(Part.REQUEST_URI),
                request.end(Part.REQUEST_URI)).put(ROUTE_END);
        splice.of(request);
        splice.replace(request.start(Part.REQUEST_URI), request.end(Part.REQUEST_URI),
                request.bytes(), routes.uriStart(last), routes.uriEnd(last));
        int at = firstRouteLine(request);
        splice.replace(at, at, ours.bytes(), 0, ours.length());
        splice.cut(routes.lastCutStart(request), routes.lastCutEnd(request));
        Fault fault = request.scan(rewritten, splice.writeTo(rewritten));
        routes.read(request);
        return fault;
    }

    private static int firstRouteLine(SipMessage request) {
        int line = 0;
        while (request.headerName(line) != HeaderName.ROUTE) {
            line++;
        }
        return request.headerStart(line);
    }
}
