package io.callgate.gateway.proxy;

import io.callgate.gateway.message.ByteWriter;
import io.callgate.gateway.transport.Hop;

/** Where a request goes next and how it is changed on the way. Reused; loop thread only. */
final class Onward {

    /** A Request-URI made of a number and a carrier's {@code @host:port}. */
    private final ByteWriter requestUri = new ByteWriter(512);
    private Hop next;
    private int routesCut;
    private RouteToken.Admitted admitted;

    Onward clear() {
        requestUri.clear();
        next = null;
        routesCut = 0;
        admitted = null;
        return this;
    }

    /** The Request-URI to put in place of the one that came; empty: it stays. */
    ByteWriter requestUri() {
        return requestUri;
    }

    Onward to(Hop hop) {
        next = hop;
        return this;
    }

    /** Removes this many Route values from the top. */
    Onward cutRoutes(int values) {
        routesCut = values;
        return this;
    }

    /** Puts us into the route of the dialog. */
    Onward recordRoute(RouteToken.Admitted call) {
        admitted = call;
        return this;
    }

    Hop next() {
        return next;
    }

    int routesCut() {
        return routesCut;
    }

    boolean recordsRoute() {
        return admitted != null;
    }

    RouteToken.Admitted admitted() {
        return admitted;
    }
}
