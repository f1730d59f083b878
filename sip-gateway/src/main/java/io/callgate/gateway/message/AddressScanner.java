package io.callgate.gateway.message;

/** Takes {@code name-addr / addr-spec} with its parameters apart, by RFC 3261 20.10 and 25.1. */
public final class AddressScanner {

    private static final byte[] TAG = Ascii.bytes("tag");

    private final Parameters parameters = new Parameters();
    private int uriStart;
    private int uriEnd;
    private int tagStart;
    private int tagEnd;

    /**
     * Scans the address at {@code from}.
     *
     * @return the comma behind it, or {@code to}; -1 if it is malformed
     */
    public int scan(byte[] bytes, int from, int to) {
        tagStart = Spans.ABSENT;
        tagEnd = Spans.ABSENT;
        int start = Grammar.skip(bytes, from, to, Grammar.WHITE);
        int bracket = displayNameEnd(bytes, start, to);
        if (bracket == Grammar.NOWHERE) {
            return Grammar.NOWHERE;
        }
        int at = Grammar.isAt(bytes, bracket, to, '<')
                ? bracketedEnd(bytes, bracket + 1, to)
                : bareEnd(bytes, start, to);
        return at == Grammar.NOWHERE ? at : parametersEnd(bytes, at, to);
    }

    private static int displayNameEnd(byte[] bytes, int from, int to) {
        if (!Grammar.isAt(bytes, from, to, '"')) {
            return Grammar.skip(bytes, from, to, Grammar.DISPLAY_NAME);
        }
        int quoted = Grammar.quotedEnd(bytes, from, to);
        if (quoted == Grammar.NOWHERE) {
            return Grammar.NOWHERE;
        }
        int bracket = Grammar.skip(bytes, quoted, to, Grammar.WHITE);
        return Grammar.isAt(bytes, bracket, to, '<') ? bracket : Grammar.NOWHERE;
    }

    private int bracketedEnd(byte[] bytes, int from, int to) {
        uriStart = from;
        uriEnd = Grammar.skip(bytes, from, to, Grammar.URI);
        return hasScheme(bytes) && Grammar.isAt(bytes, uriEnd, to, '>')
                ? uriEnd + 1
                : Grammar.NOWHERE;
    }

    /** RFC 3261 20.10: without brackets, semicolons begin parameters of the header. */
    private int bareEnd(byte[] bytes, int from, int to) {
        uriStart = from;
        int at = from;
        while (at < to && Grammar.is(bytes[at], Grammar.URI)
                && bytes[at] != ';' && bytes[at] != ',' && bytes[at] != '?') {
            at++;
        }
        uriEnd = at;
        return hasScheme(bytes) ? at : Grammar.NOWHERE;
    }

    private boolean hasScheme(byte[] bytes) {
        int colon = Grammar.skip(bytes, uriStart, uriEnd, Grammar.SCHEME);
        return colon > uriStart && Grammar.isAt(bytes, colon, uriEnd, ':') && colon + 1 < uriEnd;
    }

    private int parametersEnd(byte[] bytes, int from, int to) {
        int at = Grammar.skip(bytes, from, to, Grammar.WHITE);
        while (Grammar.isAt(bytes, at, to, ';')) {
            at = parameters.next(bytes, at + 1, to);
            if (at == Grammar.NOWHERE || !rememberTag(bytes)) {
                return Grammar.NOWHERE;
            }
        }
        return at == to || bytes[at] == ',' ? at : Grammar.NOWHERE;
    }

    private boolean rememberTag(byte[] bytes) {
        if (!parameters.isNamed(bytes, TAG)) {
            return true;
        }
        boolean first = tagStart == Spans.ABSENT;
        tagStart = parameters.valueStart();
        tagEnd = parameters.valueEnd();
        return first && parameters.hasValue() && bytes[tagStart] != '"';
    }

    public int uriStart() {
        return uriStart;
    }

    public int uriEnd() {
        return uriEnd;
    }

    /** First byte of the tag, ABSENT if there is none. */
    int tagStart() {
        return tagStart;
    }

    int tagEnd() {
        return tagEnd;
    }
}
