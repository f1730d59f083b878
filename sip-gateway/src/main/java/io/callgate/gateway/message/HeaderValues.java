package io.callgate.gateway.message;

/**
 * Remembers the headers the proxy reads, one line after another in the order they came. A header
 * that is there but malformed keeps its whole value, so that an answer can repeat it.
 */
final class HeaderValues {

    /** RFC 3261 8.1.1.5: sequence numbers are below 2^31. */
    private static final long CSEQ_MAX = Integer.MAX_VALUE;
    /** RFC 3261 20.22. */
    private static final int MAX_FORWARDS_MAX = 255;

    private final Spans spans;
    private final ViaScanner via;
    private final AddressScanner address = new AddressScanner();
    private int viaCount;
    private int topViaPort;
    private int secondViaPort;
    private int routeCount;
    private long cseqNumber;
    private Method cseqMethod;
    private int maxForwards;
    private long contentLength;
    /** Whether the line read last is a second one of a header that may only be once. */
    private boolean repeated;

    HeaderValues(Spans spans) {
        this.spans = spans;
        this.via = new ViaScanner(spans);
        clear();
    }

    void clear() {
        viaCount = 0;
        topViaPort = 0;
        secondViaPort = 0;
        routeCount = 0;
        cseqNumber = 0;
        cseqMethod = Method.OTHER;
        maxForwards = SipMessage.ABSENT;
        contentLength = SipMessage.ABSENT;
    }

    /** A line that repeats what may only be once is disowned, so that no answer repeats it. */
    Fault read(byte[] bytes, HeaderLines lines, int line) {
        HeaderName name = lines.name(line);
        if (name == HeaderName.OTHER) {
            return Fault.NONE;
        }
        repeated = false;
        Fault fault = readAs(name, bytes, lines, line);
        if (repeated) {
            lines.disown(line);
        }
        return fault;
    }

    private Fault readAs(HeaderName name, byte[] bytes, HeaderLines lines, int line) {
        int from = lines.valueStart(line);
        int to = lines.valueEnd(bytes, line);
        return switch (name) {
            case VIA -> via(bytes, from, to, lines, line);
            case FROM -> from(bytes, from, to);
            case TO -> to(bytes, from, to);
            case CALL_ID -> callId(bytes, from, to);
            case CSEQ -> cseq(bytes, from, to);
            case MAX_FORWARDS -> maxForwards(bytes, from, to);
            case CONTENT_LENGTH -> contentLength(bytes, from, to);
            case CONTENT_TYPE -> once(Part.CONTENT_TYPE, from, to)
                    ? Fault.NONE : Fault.DUPLICATE_CONTENT_TYPE;
            case ROUTE -> route(bytes, from, to, lines, line);
            case RECORD_ROUTE -> first(Part.RECORD_ROUTE_LINE, lines.start(line), lines.end(line));
            case PROXY_REQUIRE -> first(Part.PROXY_REQUIRE, from, to);
            case CONTACT -> first(Part.CONTACT, from, to);
            default -> Fault.NONE;
        };
    }

    private boolean once(Part part, int from, int to) {
        repeated = spans.has(part);
        first(part, from, to);
        return !repeated;
    }

    private Fault first(Part part, int from, int to) {
        if (!spans.has(part)) {
            spans.set(part, from, to);
        }
        return Fault.NONE;
    }

    private Fault via(byte[] bytes, int from, int to, HeaderLines lines, int line) {
        int at = from;
        while (true) {
            int value = Grammar.skip(bytes, at, to, Grammar.WHITE);
            viaCount++;
            int comma = viaValueEnd(bytes, value, to);
            if (comma == Grammar.NOWHERE || comma == value) {
                return Fault.MALFORMED_VIA;
            }
            if (viaCount == 1) {
                cut(bytes, Part.TOP_VIA_CUT, comma, to, lines, line);
            }
            if (comma == to) {
                return Fault.NONE;
            }
            at = comma + 1;
        }
    }

    private int viaValueEnd(byte[] bytes, int from, int to) {
        if (viaCount == 1) {
            int end = via.scan(bytes, from, to, ViaParts.TOP);
            topViaPort = via.port();
            return end;
        }
        if (viaCount == 2) {
            int end = via.scan(bytes, from, to, ViaParts.SECOND);
            secondViaPort = via.port();
            return end;
        }
        return Grammar.listValueEnd(bytes, from, to);
    }

    /** The first value of a list header is cut with its line, or with its comma if more follow. */
    private void cut(byte[] bytes, Part part, int comma, int to, HeaderLines lines, int line) {
        if (comma == to) {
            spans.set(part, lines.start(line), lines.end(line));
        } else {
            int next = Grammar.skip(bytes, comma + 1, to, Grammar.WHITE);
            spans.set(part, lines.valueStart(line), next);
        }
    }

    private Fault from(byte[] bytes, int from, int to) {
        if (!once(Part.FROM, from, to)) {
            return Fault.DUPLICATE_FROM;
        }
        if (address.scan(bytes, from, to) != to) {
            return Fault.MALFORMED_FROM;
        }
        spans.set(Part.FROM_URI, address.uriStart(), address.uriEnd());
        spans.set(Part.FROM_TAG, address.tagStart(), address.tagEnd());
        return Fault.NONE;
    }

    private Fault to(byte[] bytes, int from, int to) {
        if (!once(Part.TO, from, to)) {
            return Fault.DUPLICATE_TO;
        }
        if (address.scan(bytes, from, to) != to) {
            return Fault.MALFORMED_TO;
        }
        spans.set(Part.TO_URI, address.uriStart(), address.uriEnd());
        spans.set(Part.TO_TAG, address.tagStart(), address.tagEnd());
        return Fault.NONE;
    }

    private Fault callId(byte[] bytes, int from, int to) {
        if (!once(Part.CALL_ID, from, to)) {
            return Fault.DUPLICATE_CALL_ID;
        }
        return from < to && Grammar.skip(bytes, from, to, Grammar.CALL_ID) == to
                ? Fault.NONE : Fault.MALFORMED_CALL_ID;
    }

    private Fault cseq(byte[] bytes, int from, int to) {
        if (!once(Part.CSEQ, from, to)) {
            return Fault.DUPLICATE_CSEQ;
        }
        int digitsEnd = Grammar.skip(bytes, from, to, Grammar.DIGIT);
        int methodStart = Grammar.skip(bytes, digitsEnd, to, Grammar.WHITE);
        int methodEnd = Grammar.skip(bytes, methodStart, to, Grammar.TOKEN);
        cseqNumber = Grammar.decimal(bytes, from, digitsEnd, CSEQ_MAX);
        if (cseqNumber < 0 || methodStart == digitsEnd || methodEnd != to || methodStart == to) {
            return Fault.MALFORMED_CSEQ;
        }
        spans.set(Part.CSEQ_METHOD, methodStart, to);
        cseqMethod = Method.of(bytes, methodStart, to);
        return Fault.NONE;
    }

    private Fault maxForwards(byte[] bytes, int from, int to) {
        if (!once(Part.MAX_FORWARDS, from, to)) {
            return Fault.DUPLICATE_MAX_FORWARDS;
        }
        maxForwards = (int) Grammar.decimal(bytes, from, to, MAX_FORWARDS_MAX);
        return maxForwards < 0 ? Fault.MALFORMED_MAX_FORWARDS : Fault.NONE;
    }

    private Fault contentLength(byte[] bytes, int from, int to) {
        if (!once(Part.CONTENT_LENGTH, from, to)) {
            return Fault.DUPLICATE_CONTENT_LENGTH;
        }
        contentLength = Grammar.decimal(bytes, from, to, Integer.MAX_VALUE);
        return contentLength < 0 ? Fault.MALFORMED_CONTENT_LENGTH : Fault.NONE;
    }

    private Fault route(byte[] bytes, int from, int to, HeaderLines lines, int line) {
        int at = from;
        while (true) {
            int value = Grammar.skip(bytes, at, to, Grammar.WHITE);
            int comma = address.scan(bytes, value, to);
            // RFC 3261 20.34: route-param is a name-addr, never a bare URI.
            if (comma == Grammar.NOWHERE || bytes[address.uriEnd()] != '>') {
                return Fault.MALFORMED_ROUTE;
            }
            rememberRoute(bytes, value, Grammar.trimEnd(bytes, value, comma));
            if (routeCount == 1) {
                cut(bytes, Part.TOP_ROUTE_CUT, comma, to, lines, line);
            }
            if (comma == to) {
                return Fault.NONE;
            }
            at = comma + 1;
        }
    }

    private void rememberRoute(byte[] bytes, int from, int to) {
        routeCount++;
        if (routeCount == 1) {
            spans.set(Part.TOP_ROUTE, from, to);
            spans.set(Part.TOP_ROUTE_URI, address.uriStart(), address.uriEnd());
        } else if (routeCount == 2) {
            spans.set(Part.SECOND_ROUTE, from, to);
        }
    }

    int viaCount() {
        return viaCount;
    }

    int topViaPort() {
        return topViaPort;
    }

    int secondViaPort() {
        return secondViaPort;
    }

    long cseqNumber() {
        return cseqNumber;
    }

    Method cseqMethod() {
        return cseqMethod;
    }

    int maxForwards() {
        return maxForwards;
    }

    /** Value of Content-Length, ABSENT if there is none that can be read. */
    long contentLength() {
        return contentLength;
    }
}
