package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A sip URI read as the address of an element: host, port, transport, and our token if it is ours.
 * A flyweight for URIs of Route headers and for the remote target in a Request-URI; loop thread
 * only.
 */
public final class HopUri {

    private static final byte[] SCHEME = Ascii.bytes("sip:");
    private static final byte[] TRANSPORT_TCP = Ascii.bytes(";transport=tcp");

    private byte[] bytes;
    private int hostStart;
    private int hostEnd;
    private int port;
    private int paramsStart;
    private int end;

    /**
     * Reads {@code source[from, to)}, a URI without angle brackets.
     *
     * @return false if it is not a sip URI with a host and a usable port
     */
    boolean read(byte[] source, int from, int to) {
        bytes = source;
        end = indexOf('?', from, to);
        if (to - from <= SCHEME.length
                || !Ascii.equalsIgnoreCase(source, from, from + SCHEME.length, SCHEME)) {
            return false;
        }
        int at = from + SCHEME.length;
        int userEnd = indexOf('@', at, end);
        hostStart = userEnd < end ? userEnd + 1 : at;
        hostEnd = endOfHost();
        paramsStart = indexOf(';', hostEnd, end);
        port = Addresses.port(source, Math.min(hostEnd + 1, paramsStart), paramsStart);
        return hostEnd > hostStart && port > 0;
    }

    private int endOfHost() {
        if (hostStart < end && bytes[hostStart] == '[') {
            return Math.min(indexOf(']', hostStart, end) + 1, end);
        }
        int colon = indexOf(':', hostStart, end);
        int semicolon = indexOf(';', hostStart, end);
        return Math.min(colon, semicolon);
    }

    private int indexOf(char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    Transport transport() {
        int at = find(TRANSPORT_TCP);
        return at < 0 ? Transport.UDP : Transport.TCP;
    }

    /** Where the token of ours begins, -1 if the URI carries none of the right length. */
    int tokenStart() {
        int at = find(RouteToken.PARAMETER);
        int start = at + RouteToken.PARAMETER.length;
        boolean whole = at >= 0 && start + RouteToken.LENGTH <= end
                && (start + RouteToken.LENGTH == end || bytes[start + RouteToken.LENGTH] == ';');
        return whole ? start : -1;
    }

    private int find(byte[] parameter) {
        for (int at = paramsStart; at + parameter.length <= end; at++) {
            if (Ascii.equalsIgnoreCase(bytes, at, at + parameter.length, parameter)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether host and port are these, {@code host:port} letter for letter. */
    boolean isAt(byte[] host, int aPort) {
        return port == aPort && Ascii.equalsIgnoreCase(bytes, hostStart, hostEnd, host);
    }

    /** The address if the host is an IP literal, else null: names are not looked up here. */
    InetSocketAddress address() {
        InetAddress literal = Addresses.literal(bytes, hostStart, hostEnd);
        return literal == null ? null : new InetSocketAddress(literal, port);
    }
}
