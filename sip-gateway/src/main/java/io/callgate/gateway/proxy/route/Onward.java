package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.gateway.transport.Hop;

/** Where a request goes next and how it is changed on the way. Reused; loop thread only. */
public final class Onward {

    private static final byte[][] NONE = {};

    /** A Request-URI made of a number and a carrier's {@code @host:port}. */
    private final ByteWriter requestUri = new ByteWriter(512);
    private Hop next;
    private Hop planned;
    private int routesCut;
    private boolean routesToTarget;
    private RouteToken.Admitted admitted;
    private byte[][] stripped = NONE;

    public Onward clear() {
        stripped = NONE;
        requestUri.clear();
        next = null;
        planned = null;
        routesCut = 0;
        routesToTarget = false;
        admitted = null;
        return this;
    }

    /** The Request-URI to put in place of the one that came; empty: it stays. */
    public ByteWriter requestUri() {
        return requestUri;
    }

    public Onward to(Hop hop) {
        next = hop;
        planned = hop;
        return this;
    }

    /** The next element is spoken to by a stream instead, for this request alone. */
    public Onward overStream(Hop stream) {
        next = stream;
        return this;
    }

    /** Removes this many Route values from the top. */
    public Onward cutRoutes(int values) {
        routesCut = values;
        return this;
    }

    /** The next element is a strict router: the Request-URI that came becomes the last Route. */
    Onward routeToTarget() {
        routesToTarget = true;
        return this;
    }

    public boolean routesToTarget() {
        return routesToTarget;
    }

    /** Leaves out the headers of these names, in lower case. */
    public Onward strip(byte[][] names) {
        stripped = names;
        return this;
    }

    /** Puts us into the route of the dialog. */
    public Onward recordRoute(RouteToken.Admitted call) {
        admitted = call;
        return this;
    }

    public Hop next() {
        return next;
    }

    /** {@link #next}, or how it would be spoken to were the request not too large for that. */
    public Hop planned() {
        return planned;
    }

    public int routesCut() {
        return routesCut;
    }

    public byte[][] stripped() {
        return stripped;
    }

    public boolean recordsRoute() {
        return admitted != null;
    }

    public RouteToken.Admitted admitted() {
        return admitted;
    }
}
