package io.callgate.gateway.message;

/** Takes the first line of a message apart, by RFC 3261 7.1 and 7.2. */
final class StartLine {

    private static final byte[] SIP_SLASH = Ascii.bytes("sip/");
    private static final byte[] VERSION = Ascii.bytes("sip/2.0");
    private static final int STATUS_LENGTH = 3;
    private static final int STATUS_MIN = 100;
    private static final int STATUS_MAX = 699;

    private final Spans spans;
    private final SipUri uri = new SipUri();
    private boolean request;
    private Method method = Method.OTHER;
    private int status;

    StartLine(Spans spans) {
        this.spans = spans;
    }

    void clear() {
        request = false;
        method = Method.OTHER;
        status = 0;
        uri.clear();
    }

    /** Scans {@code [from, to)}, line end left out. */
    Fault scan(byte[] bytes, int from, int to) {
        request = !Grammar.startsWith(bytes, from, to, SIP_SLASH);
        return request ? scanRequest(bytes, from, to) : scanResponse(bytes, from, to);
    }

    /** {@code Method SP Request-URI SP SIP-Version}: one space each time, none elsewhere. */
    private Fault scanRequest(byte[] bytes, int from, int to) {
        int methodEnd = Grammar.skip(bytes, from, to, Grammar.TOKEN);
        if (methodEnd == from || !Grammar.isAt(bytes, methodEnd, to, ' ')) {
            return Fault.MALFORMED_START_LINE;
        }
        spans.set(Part.METHOD, from, methodEnd);
        method = Method.of(bytes, from, methodEnd);
        int uriStart = methodEnd + 1;
        int uriEnd = spaceAfter(bytes, uriStart, to);
        Fault fault = version(bytes, uriEnd + 1, to);
        return fault == Fault.NONE ? scanUri(bytes, uriStart, uriEnd) : fault;
    }

    /** RFC 3261 7.3.1 folds headers, not start lines. */
    private static boolean isFolded(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\r') {
                return true;
            }
        }
        return false;
    }

    private static int spaceAfter(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    private static Fault version(byte[] bytes, int from, int to) {
        if (Grammar.isWord(bytes, from, to, VERSION)) {
            return Fault.NONE;
        }
        if (!Grammar.startsWith(bytes, from, to, SIP_SLASH)) {
            return Fault.MALFORMED_START_LINE;
        }
        int digits = from + SIP_SLASH.length;
        int dot = Grammar.skip(bytes, digits, to, Grammar.DIGIT);
        boolean wellFormed = dot > digits && Grammar.isAt(bytes, dot, to, '.') && dot + 1 < to
                && Grammar.skip(bytes, dot + 1, to, Grammar.DIGIT) == to;
        return wellFormed ? Fault.VERSION_NOT_SUPPORTED : Fault.MALFORMED_START_LINE;
    }

    private Fault scanUri(byte[] bytes, int from, int to) {
        if (!uri.scan(bytes, from, to)) {
            return Fault.MALFORMED_REQUEST_URI;
        }
        spans.set(Part.REQUEST_URI, from, to);
        spans.set(Part.URI_BODY, uri.bodyStart(), to);
        spans.set(Part.URI_USER, uri.userStart(), uri.userEnd());
        spans.set(Part.URI_HOST, uri.hostStart(), uri.hostEnd());
        spans.set(Part.URI_PARAMS, uri.paramsStart(), uri.paramsEnd());
        return uri.hasHeaders() ? Fault.HEADERS_IN_REQUEST_URI : Fault.NONE;
    }

    /** {@code SIP-Version SP 3DIGIT SP Reason-Phrase}; the phrase may be empty. */
    private Fault scanResponse(byte[] bytes, int from, int to) {
        int versionEnd = spaceAfter(bytes, from, to);
        int code = versionEnd + 1;
        int codeEnd = code + STATUS_LENGTH;
        if (!Grammar.isAt(bytes, codeEnd, to, ' ')) {
            return Fault.MALFORMED_START_LINE;
        }
        status = (int) Grammar.decimal(bytes, code, codeEnd, STATUS_MAX);
        if (status < STATUS_MIN || isFolded(bytes, codeEnd, to)) {
            return Fault.MALFORMED_START_LINE;
        }
        spans.set(Part.REASON_PHRASE, codeEnd + 1, to);
        return version(bytes, from, versionEnd);
    }

    boolean isRequest() {
        return request;
    }

    Method method() {
        return method;
    }

    int status() {
        return status;
    }

    UriScheme uriScheme() {
        return uri.scheme();
    }

    int uriPort() {
        return uri.port();
    }
}
