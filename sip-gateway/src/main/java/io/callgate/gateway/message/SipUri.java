package io.callgate.gateway.message;

/**
 * One URI as spans over its bytes, by RFC 3261 19.1 and 25.1. A flyweight as {@link SipMessage} is;
 * an absent span is {@code [-1, -1)}.
 */
public final class SipUri {

    private static final byte[] SIP = Ascii.bytes("sip");
    private static final byte[] SIPS = Ascii.bytes("sips");
    private static final byte[] TEL = Ascii.bytes("tel");
    private static final byte[] URN = Ascii.bytes("urn");
    private static final int PORT_MAX = 65_535;

    private UriScheme scheme = UriScheme.OTHER;
    private int bodyStart;
    private int end;
    private int userStart;
    private int userEnd;
    private int hostStart;
    private int hostEnd;
    private int port;
    private int paramsStart;
    private int paramsEnd;
    private boolean headers;

    /**
     * Points this at {@code bytes[from, to)}.
     *
     * @return false if that is no URI; nothing but the scheme may then be asked for
     */
    public boolean scan(byte[] bytes, int from, int to) {
        clear();
        end = to;
        int colon = Grammar.skip(bytes, from, to, Grammar.SCHEME);
        if (colon == from || !Grammar.isAt(bytes, colon, to, ':') || colon + 1 == to) {
            return false;
        }
        bodyStart = colon + 1;
        scheme = schemeOf(bytes, from, colon);
        return switch (scheme) {
            case SIP, SIPS -> scanSip(bytes);
            case TEL -> scanTel(bytes);
            default -> Grammar.skip(bytes, bodyStart, to, Grammar.URI) == to;
        };
    }

    void clear() {
        scheme = UriScheme.OTHER;
        userStart = Spans.ABSENT;
        userEnd = Spans.ABSENT;
        hostStart = Spans.ABSENT;
        hostEnd = Spans.ABSENT;
        port = 0;
        paramsStart = Spans.ABSENT;
        paramsEnd = Spans.ABSENT;
        headers = false;
    }

    private static UriScheme schemeOf(byte[] bytes, int from, int to) {
        if (Grammar.isWord(bytes, from, to, SIP)) {
            return UriScheme.SIP;
        }
        if (Grammar.isWord(bytes, from, to, SIPS)) {
            return UriScheme.SIPS;
        }
        if (Grammar.isWord(bytes, from, to, TEL)) {
            return UriScheme.TEL;
        }
        return Grammar.isWord(bytes, from, to, URN) ? UriScheme.URN : UriScheme.OTHER;
    }

    private boolean scanTel(byte[] bytes) {
        userStart = bodyStart;
        userEnd = end;
        int kinds = Grammar.USER | Grammar.URI_PARAMETER;
        return Grammar.skip(bytes, bodyStart, end, kinds) == end
                && escapesAreWhole(bytes, bodyStart, end);
    }

    private boolean scanSip(byte[] bytes) {
        int hostPort = bodyStart;
        for (int at = bodyStart; at < end; at++) {
            if (bytes[at] == '@') {
                hostPort = at + 1;
                break;
            }
        }
        return (hostPort == bodyStart || scanUser(bytes, hostPort - 1))
                && scanHostPort(bytes, hostPort)
                && escapesAreWhole(bytes, bodyStart, end);
    }

    /**
     * A second bare '@' is in no part of the grammar, and peers disagree which one ends the user
     * part: it fails here or at the host.
     */
    private boolean scanUser(byte[] bytes, int at) {
        userStart = bodyStart;
        userEnd = Grammar.skip(bytes, bodyStart, at, Grammar.USER);
        if (userEnd == userStart) {
            return false;
        }
        return userEnd == at || bytes[userEnd] == ':'
                && Grammar.skip(bytes, userEnd + 1, at, Grammar.PASSWORD) == at;
    }

    private boolean scanHostPort(byte[] bytes, int from) {
        int behindHost = Grammar.hostEnd(bytes, from, end);
        if (behindHost == Grammar.NOWHERE) {
            return false;
        }
        hostStart = from;
        hostEnd = behindHost;
        int at = behindHost;
        if (Grammar.isAt(bytes, at, end, ':')) {
            at = Grammar.skip(bytes, behindHost + 1, end, Grammar.DIGIT);
            port = (int) Grammar.decimal(bytes, behindHost + 1, at, PORT_MAX);
        }
        return port >= 0 && (at == behindHost || port > 0) && scanTail(bytes, at);
    }

    private boolean scanTail(byte[] bytes, int from) {
        int at = from;
        if (Grammar.isAt(bytes, at, end, ';')) {
            at = Grammar.skip(bytes, from, end, Grammar.URI_PARAMETER);
            paramsStart = from;
            paramsEnd = at;
        }
        headers = Grammar.isAt(bytes, at, end, '?');
        int kinds = Grammar.URI_PARAMETER | Grammar.USER;
        return at == end || headers && Grammar.skip(bytes, at, end, kinds) == end;
    }

    private static boolean escapesAreWhole(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '%' && Grammar.skip(bytes, at + 1, Math.min(at + 3, to), Grammar.HEX)
                    != at + 3) {
                return false;
            }
        }
        return true;
    }

    public UriScheme scheme() {
        return scheme;
    }

    /** First byte behind the scheme and its colon. */
    public int bodyStart() {
        return bodyStart;
    }

    /** First byte of the user part; of a tel URI of all behind the colon. */
    public int userStart() {
        return userStart;
    }

    /** Behind the user part; a password and its colon are left out. */
    public int userEnd() {
        return userEnd;
    }

    public int hostStart() {
        return hostStart;
    }

    public int hostEnd() {
        return hostEnd;
    }

    /** Port, 0 if there is none. */
    public int port() {
        return port;
    }

    /** The semicolon before the first parameter of a sip/sips URI. */
    public int paramsStart() {
        return paramsStart;
    }

    public int paramsEnd() {
        return paramsEnd;
    }

    /** Whether a sip/sips URI has a header component, {@code ?name=value}. */
    public boolean hasHeaders() {
        return headers;
    }
}
