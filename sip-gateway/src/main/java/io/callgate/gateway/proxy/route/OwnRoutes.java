package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.transport.ListeningPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The Route values on top of a request that name us (RFC 3261 16.4), and what the signed token
 * among
 * them proves. Reused; loop thread only.
 */
public final class OwnRoutes {

    private record Point(byte[] host, int port) {
    }

    private final List<Point> points = new ArrayList<>();
    private final RouteToken token;
    private final Routes routes;
    private final HopUri uri = new HopUri();
    private RouteToken.Bearer bearer = RouteToken.Bearer.NOBODY;
    private int count;

    public OwnRoutes(RouteToken token, Routes routes) {
        this.token = token;
        this.routes = routes;
    }

    /** Tells which addresses are ours, once they are bound. */
    public void listenAt(List<ListeningPoint> bound) {
        for (ListeningPoint point : bound) {
            String host = point.sentBy().substring(0, point.sentBy().lastIndexOf(':'));
            points.add(new Point(Ascii.bytes(host), point.port()));
        }
    }

    /** Reads the request, whose Route values are those in {@link Routes}. */
    public void read(SipMessage request) {
        bearer = RouteToken.Bearer.NOBODY;
        count = 0;
        while (count < routes.count() && readOwn(request, count)) {
            count++;
        }
    }

    private boolean readOwn(SipMessage request, int value) {
        byte[] bytes = request.bytes();
        if (!uri.read(bytes, routes.uriStart(value), routes.uriEnd(value)) || !isOurs(uri)) {
            return false;
        }
        int tokenAt = uri.tokenStart();
        // RFC 3261 12.2: without a To-tag it is in no dialog, whatever call the token is of.
        boolean inDialog = request.has(Part.TO_TAG);
        if (inDialog && tokenAt >= 0 && bearer == RouteToken.Bearer.NOBODY) {
            bearer = token.read(bytes, tokenAt, uri.tokenEnd(tokenAt), request);
        }
        return true;
    }

    /** Whether the Request-URI is what we put into a Record-Route, as a strict router sends it. */
    boolean inRequestUri(SipMessage request) {
        return uri.read(request.bytes(), request.start(Part.REQUEST_URI),
                request.end(Part.REQUEST_URI)) && uri.tokenStart() >= 0 && isOurs(uri);
    }

    /** Whether the URI names one of our listening points. */
    boolean isOurs(HopUri candidate) {
        // By index: asked for each request, and an iterator is garbage.
        for (int i = 0; i < points.size(); i++) {
            if (candidate.isAt(points.get(i).host, points.get(i).port)) {
                return true;
            }
        }
        return false;
    }

    /** How many Route values on top are ours. */
    int count() {
        return count;
    }

    /** Who bears a valid token of this dialog. */
    public RouteToken.Bearer bearer() {
        return bearer;
    }
}
