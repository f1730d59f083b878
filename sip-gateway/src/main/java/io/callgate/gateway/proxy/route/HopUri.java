package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.SipUri;
import io.callgate.gateway.message.UriScheme;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;

/**
 * A sip URI read as the address of an element: host, port, transport, and our token if it is ours.
 * A flyweight for URIs of Route headers and for the remote target in a Request-URI; loop thread
 * only.
 */
public final class HopUri {

    private static final byte[] LOOSE = Ascii.bytes(";lr");
    private static final byte[] TRANSPORT_TCP = Ascii.bytes(";transport=tcp");
    private static final byte[] TRANSPORT_TLS = Ascii.bytes(";transport=tls");

    private final SipUri uri = new SipUri();
    private final SeenAddresses seen = new SeenAddresses();
    private byte[] bytes;

    /**
     * Reads {@code source[from, to)}, a URI without angle brackets.
     *
     * @return false if it is not a well-formed sip or sips URI
     */
    boolean read(byte[] source, int from, int to) {
        bytes = source;
        return uri.scan(source, from, to)
                && (uri.scheme() == UriScheme.SIP || uri.scheme() == UriScheme.SIPS);
    }

    private int port() {
        return uri.port() == 0 ? transport().defaultPort() : uri.port();
    }

    Transport transport() {
        // RFC 3261 26.2.2: a sips URI is reached by TLS, over whichever stream it names.
        if (uri.scheme() == UriScheme.SIPS || find(TRANSPORT_TLS) >= 0) {
            return Transport.TLS;
        }
        return find(TRANSPORT_TCP) < 0 ? Transport.UDP : Transport.TCP;
    }

    /** Whether it has {@code lr}: a route through an element of RFC 3261, not of RFC 2543. */
    boolean isLoose() {
        int at = find(LOOSE);
        int behind = at + LOOSE.length;
        return at >= 0 && (behind == uri.paramsEnd() || bytes[behind] == ';'
                || bytes[behind] == '=');
    }

    /** Where the token of ours begins, -1 if the URI carries none of the right length. */
    int tokenStart() {
        int at = find(RouteToken.PARAMETER);
        int start = at + RouteToken.PARAMETER.length;
        int length = at < 0 ? 0 : tokenEnd(start) - start;
        return RouteToken.isLength(length) ? start : -1;
    }

    /** Where the token that begins there ends. */
    int tokenEnd(int start) {
        int at = start;
        while (at < uri.paramsEnd() && bytes[at] != ';') {
            at++;
        }
        return at;
    }

    private int find(byte[] parameter) {
        for (int at = uri.paramsStart(); at + parameter.length <= uri.paramsEnd(); at++) {
            if (Ascii.equalsIgnoreCase(bytes, at, at + parameter.length, parameter)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether host and port are these, {@code host:port} letter for letter. */
    boolean isAt(byte[] host, int aPort) {
        return port() == aPort
                && Ascii.equalsIgnoreCase(bytes, uri.hostStart(), uri.hostEnd(), host);
    }

    /** The address if the host is an IP literal, else null: names are not looked up here. */
    InetSocketAddress address() {
        return seen.of(bytes, uri.hostStart(), uri.hostEnd(), port());
    }
}
