package io.callgate.gateway.proxy.write;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.admission.digest.Digest;
import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.UriScheme;
import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.gateway.message.edit.Splice;
import io.callgate.gateway.proxy.route.CallerContact;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.route.RouteToken;
import io.callgate.gateway.proxy.route.Routes;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.Wire;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What RFC 3261 16.6 and 16.7 change in a message that passes, as edits of its own bytes: all else
 * leaves as it came, byte for byte. Loop thread only.
 */
public final class Forwarder {

    /**
     * RFC 3261 18.1.1: where the path's MTU is not known, a request of more bytes goes by a stream.
     */
    public static final int DATAGRAM_REQUEST_MAX = 1_300;

    private static final byte[] VIA = Ascii.bytes("Via: ");
    private static final byte[] RECORD_ROUTE_END = Ascii.bytes(">\r\n");
    private static final byte[] CRLF = Ascii.bytes("\r\n");
    /** RFC 3261 16.6 step 3: what a request without one gets. */
    private static final byte[] MAX_FORWARDS = Ascii.bytes("Max-Forwards: 70\r\n");
    private static final byte[] ROUTE = Ascii.bytes("Route: <");
    private static final byte[] CONTENT_LENGTH = Ascii.bytes("Content-Length: ");
    /**
     * Via, two of Record-Route, Max-Forwards, Max-Breadth, Route, Content-Length: what we keep must
     * be fit to be scanned again.
     */
    private static final int HEADERS_ADDED_MAX = 7;
    private static final byte[] STATUS_500 = Ascii.bytes("500");

    private final CallerContact contact;
    private final Splice splice = new Splice();
    private final ByteWriter patches = new ByteWriter(2 * SipMessage.BYTES_MAX);
    private final byte[] out = new byte[2 * SipMessage.BYTES_MAX];
    private final RouteToken token;
    private final Routes routes;
    private final Callers callers;
    private final Digest digest;
    private final Wire wire;
    /** The value of our Via up to the branch, by listening point. */
    private final Map<ListeningPoint, byte[]> viaHeads = new HashMap<>();
    /** Our Record-Route up to the token. */
    private final Map<ListeningPoint, byte[]> recordRouteHeads = new HashMap<>();
    /** The same in calls to a sips URI. */
    private final Map<ListeningPoint, byte[]> sipsRouteHeads = new HashMap<>();
    private int length;
    /** What our Via in the request at hand is to name. */
    private long viaKey;
    private int viaAttempt;
    /** Whether the request at hand says how far it may be forked, or need not. */
    private boolean breadthBound;

    /** @param routes those of the request at hand */
    public Forwarder(RouteToken token, Routes routes, Callers callers, Digest digest, Wire wire) {
        this.token = token;
        this.routes = routes;
        this.callers = callers;
        this.contact = new CallerContact(callers);
        this.digest = digest;
        this.wire = wire;
    }

    /** The bytes of the message written last. */
    public byte[] bytes() {
        return out;
    }

    public int length() {
        return length;
    }

    /**
     * Writes a request as it leaves for the next hop, which becomes a stream if the request is too
     * large for a datagram and there is one.
     *
     * @param attempt which of the serial attempts at this request it is, from 0
     * @return false if it has become too large to send
     */
    public boolean writeRequest(Arrival arrival, long key, int attempt, Onward onward) {
        if (arrival.message.headerCount() > SipMessage.HEADERS_MAX - HEADERS_ADDED_MAX) {
            return false;
        }
        boolean written = write(arrival, key, attempt, onward);
        boolean tooLarge = written && length > DATAGRAM_REQUEST_MAX
                && !onward.next().transport().reliable();
        Hop stream = tooLarge ? wire.streamBeside(onward.next()) : onward.next();
        return stream == onward.next() ? written
                : write(arrival, key, attempt, onward.overStream(stream));
    }

    /** Writes a request that we have written before, as it leaves by another transport. */
    public void writeAgain(SipMessage written, Hop before, Hop now) {
        byte[] head = viaHead(now);
        int at = written.start(Part.TOP_VIA);
        splice.of(written).replace(at, at + viaHead(before).length, head, 0, head.length);
        length = splice.writeTo(out);
    }

    private boolean write(Arrival arrival, long key, int attempt, Onward onward) {
        SipMessage request = arrival.message;
        splice.of(request);
        patches.clear();
        viaKey = key;
        viaAttempt = attempt;
        if (onward.requestUri().length() > 0) {
            splice.replace(request.start(Part.REQUEST_URI), request.end(Part.REQUEST_URI),
                    onward.requestUri().bytes(), 0, onward.requestUri().length());
        }
        editHeaders(arrival, onward);
        editEndOfHead(request, onward);
        length = splice.writeTo(out);
        return length > 0 && length <= SipMessage.BYTES_MAX && patches.fits();
    }

    private void editHeaders(Arrival arrival, Onward onward) {
        SipMessage request = arrival.message;
        boolean topDone = false;
        boolean recordRouteDone = !onward.recordsRoute();
        breadthBound = recordRouteDone;
        for (int line = 0; line < request.headerCount(); line++) {
            HeaderName name = request.headerName(line);
            boolean atTop = name == HeaderName.VIA && !topDone;
            if (!recordRouteDone && (atTop || name == HeaderName.RECORD_ROUTE)) {
                insertRecordRoute(arrival, request.headerStart(line), onward);
                recordRouteDone = true;
            }
            if (atTop) {
                insertVia(arrival, request.headerStart(line), onward.next());
                topDone = true;
            } else if (name == HeaderName.MAX_FORWARDS) {
                replaceMaxForwards(request);
            } else if (name == HeaderName.ROUTE) {
                cutRoutes(request, line, onward);
            } else if (digest.isForUs(request, line) || isStripped(request, line, onward)) {
                // RFC 3261 22.3: credentials are for one proxy.
                splice.cut(request.headerStart(line), request.headerEnd(line));
            } else if (onward.recordsRoute() && MaxBreadth.isAt(request, line)) {
                keepOneMaxBreadth(request, line);
            }
        }
    }

    /** RFC 5393 5.3.3, of a new call: a single value goes on, and none above the most. */
    private void keepOneMaxBreadth(SipMessage request, int line) {
        if (!breadthBound && MaxBreadth.mayStay(request, line)) {
            breadthBound = true;
        } else {
            splice.cut(request.headerStart(line), request.headerEnd(line));
        }
    }

    /** What comes behind all other headers of a request. */
    private void editEndOfHead(SipMessage request, Onward onward) {
        int from = patches.length();
        if (!breadthBound) {
            patches.put(MaxBreadth.LINE);
        }
        if (onward.routesToTarget()) {
            // RFC 3261 16.6 step 6: the next element routes strictly, and finds the target last.
            patches.put(ROUTE).put(request.bytes(), request.start(Part.REQUEST_URI),
                    request.end(Part.REQUEST_URI)).put(RECORD_ROUTE_END);
        }
        putContentLength(request, onward.next());
        insertAtEndOfHead(request, from);
    }

    /**
     * RFC 3261 16.6 step 9, 18.3: the end of a datagram is the end of its body, but on a stream a
     * length must say so.
     */
    private void putContentLength(SipMessage message, Hop next) {
        boolean missing = next.transport().reliable() && !message.has(Part.CONTENT_LENGTH);
        if (missing) {
            patches.put(CONTENT_LENGTH)
                    .putDecimal(message.end(Part.BODY) - message.start(Part.BODY)).put(CRLF);
        }
    }

    private void insertAtEndOfHead(SipMessage message, int from) {
        if (from < patches.length()) {
            int at = message.start(Part.BODY) - CRLF.length;
            splice.replace(at, at, patches.bytes(), from, patches.length());
        }
    }

    private static boolean isStripped(SipMessage request, int line, Onward onward) {
        // By index: asked for each line of a call, and mostly there are none.
        for (int i = 0; i < onward.stripped().length; i++) {
            if (request.isNamed(line, onward.stripped()[i])) {
                return true;
            }
        }
        return false;
    }

    private void insertVia(Arrival arrival, int at, Hop next) {
        SipMessage request = arrival.message;
        int from = patches.length();
        patches.put(VIA).put(viaHead(next));
        TransactionKeys.writeBranch(patches, viaKey, viaAttempt);
        patches.put(CRLF);
        if (request.maxForwards() < 0) {
            patches.put(MAX_FORWARDS);
        }
        splice.replace(at, at, patches.bytes(), from, patches.length());
        int fixFrom = patches.length();
        ViaFix.write(request, arrival.from, patches);
        splice.replace(request.start(Part.TOP_VIA), request.end(Part.TOP_VIA),
                patches.bytes(), fixFrom, patches.length());
    }

    private byte[] viaHead(Hop next) {
        return viaHeads.computeIfAbsent(next.local(), Forwarder::newViaHead);
    }

    private static byte[] newViaHead(ListeningPoint point) {
        return Ascii.bytes("SIP/2.0/" + point.transport() + " " + point.sentBy()
                + ";branch=");
    }

    /**
     * RFC 3261 16.6 step 4; when the call changes transport or address, both sides are recorded,
     * the
     * next hop's on top (RFC 5658).
     */
    private void insertRecordRoute(Arrival arrival, int at, Onward onward) {
        int from = patches.length();
        // Where it listens for more than this one request, whose size may ask for a stream.
        ListeningPoint outside = onward.planned().local();
        ListeningPoint inside = arrival.from.local();
        putRecordRoute(outside, arrival, onward);
        if (!outside.equals(inside)) {
            putRecordRoute(inside, arrival, onward);
        }
        splice.replace(at, at, patches.bytes(), from, patches.length());
    }

    private void putRecordRoute(ListeningPoint point, Arrival arrival, Onward onward) {
        // RFC 3261 16.6 step 4: the whole dialog of a sips URI goes by TLS.
        boolean sips = arrival.message.uriScheme() == UriScheme.SIPS && arrival.isSecured()
                && onward.planned().transport() == Transport.TLS;
        patches.put(sips ? sipsRouteHeads.computeIfAbsent(point, Forwarder::sipsRouteHead)
                : recordRouteHeads.computeIfAbsent(point, Forwarder::recordRouteHead));
        boolean roams = arrival.from.transport() == Transport.TLS
                || callers.roams(onward.admitted().callerHash())
                || contact.isElsewhere(arrival.message);
        token.write(patches, arrival.message, onward.admitted(), roams ? arrival.from : null,
                onward.admitted().byName() ? onward.planned() : null);
        patches.put(RECORD_ROUTE_END);
    }

    private static byte[] recordRouteHead(ListeningPoint point) {
        return routeHead("sip:" + point.sentBy() + point.transport().uriParameter());
    }

    private static byte[] sipsRouteHead(ListeningPoint point) {
        return routeHead("sips:" + point.sentBy());
    }

    private static byte[] routeHead(String uri) {
        return Ascii.bytes("Record-Route: <" + uri + ";lr"
                + new String(RouteToken.PARAMETER, StandardCharsets.US_ASCII));
    }

    private void replaceMaxForwards(SipMessage request) {
        int from = patches.length();
        patches.putDecimal(request.maxForwards() - 1);
        splice.replace(request.start(Part.MAX_FORWARDS), request.end(Part.MAX_FORWARDS),
                patches.bytes(), from, patches.length());
    }

    private void cutRoutes(SipMessage request, int line, Onward onward) {
        int from = routes.cutStart(request, line, onward.routesCut());
        int to = routes.cutEnd(request, line, onward.routesCut());
        if (from < to) {
            splice.cut(from, to);
        }
    }

    /** Writes a response as it leaves for the element that our Via was put above (16.7 step 3). */
    public boolean writeResponse(SipMessage response, Hop previous) {
        splice.of(response);
        patches.clear();
        if (response.status() == 503) {
            // RFC 3261 16.7 step 6: our caller must not take a carrier's overload for ours.
            int status = indexOfSpace(response.bytes()) + 1;
            splice.replace(status, status + 3, STATUS_500, 0, STATUS_500.length);
        }
        splice.cut(response.start(Part.TOP_VIA_CUT), response.end(Part.TOP_VIA_CUT));
        putContentLength(response, previous);
        insertAtEndOfHead(response, 0);
        length = splice.writeTo(out);
        return length > 0;
    }

    /** What the caller sees of a status. */
    public static int relayedStatus(int status) {
        return status == 503 ? 500 : status;
    }

    private static int indexOfSpace(byte[] bytes) {
        int at = 0;
        while (bytes[at] != ' ') {
            at++;
        }
        return at;
    }
}
