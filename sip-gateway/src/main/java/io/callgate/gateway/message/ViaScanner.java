package io.callgate.gateway.message;

/** Takes one Via value apart, by RFC 3261 20.42 and 25.1, RFC 3581 (rport). */
final class ViaScanner {

    private static final byte[] BRANCH = Ascii.bytes("branch");
    private static final byte[] RPORT = Ascii.bytes("rport");
    private static final byte[] RECEIVED = Ascii.bytes("received");
    private static final byte[] MADDR = Ascii.bytes("maddr");
    private static final int PORT_MAX = 65_535;

    private final Spans spans;
    private final Parameters parameters = new Parameters();
    private int port;

    ViaScanner(Spans spans) {
        this.spans = spans;
    }

    /**
     * Scans the value at {@code from} and remembers it as {@code parts}. With a readable sent-by
     * but malformed parameters it is remembered up to {@code to}: enough to answer to.
     *
     * @return the comma behind it, or {@code to}; NOWHERE if it is malformed
     */
    int scan(byte[] bytes, int from, int to, ViaParts parts) {
        port = 0;
        int start = Grammar.skip(bytes, from, to, Grammar.WHITE);
        int sentBy = sentByStart(bytes, start, to, parts);
        int sentByEnd = sentBy == Grammar.NOWHERE
                ? Grammar.NOWHERE
                : sentByEnd(bytes, sentBy, to, parts);
        if (sentByEnd == Grammar.NOWHERE) {
            return Grammar.NOWHERE;
        }
        int end = parametersEnd(bytes, sentByEnd, to, parts);
        int valueEnd = end == Grammar.NOWHERE ? to : end;
        spans.set(parts.whole, start, Grammar.trimEnd(bytes, start, valueEnd));
        return end;
    }

    /** Behind {@code name / version / transport} and the white space that must follow. */
    private int sentByStart(byte[] bytes, int from, int to, ViaParts parts) {
        int version = behindTokenAndSlash(bytes, from, to);
        int transport = version == Grammar.NOWHERE
                ? Grammar.NOWHERE
                : behindTokenAndSlash(bytes, version, to);
        if (transport == Grammar.NOWHERE) {
            return Grammar.NOWHERE;
        }
        int transportEnd = Grammar.skip(bytes, transport, to, Grammar.TOKEN);
        int sentBy = Grammar.skip(bytes, transportEnd, to, Grammar.WHITE);
        spans.set(parts.transport, transport, transportEnd);
        return transportEnd == transport || sentBy == transportEnd ? Grammar.NOWHERE : sentBy;
    }

    /** White space is allowed on both sides of each slash. */
    private static int behindTokenAndSlash(byte[] bytes, int from, int to) {
        int end = Grammar.skip(bytes, from, to, Grammar.TOKEN);
        int slash = Grammar.skip(bytes, end, to, Grammar.WHITE);
        return end > from && Grammar.isAt(bytes, slash, to, '/')
                ? Grammar.skip(bytes, slash + 1, to, Grammar.WHITE)
                : Grammar.NOWHERE;
    }

    private int sentByEnd(byte[] bytes, int from, int to, ViaParts parts) {
        int hostEnd = Grammar.hostEnd(bytes, from, to);
        if (hostEnd == Grammar.NOWHERE) {
            return Grammar.NOWHERE;
        }
        spans.set(parts.host, from, hostEnd);
        int end = hostEnd;
        int colon = Grammar.skip(bytes, hostEnd, to, Grammar.WHITE);
        if (Grammar.isAt(bytes, colon, to, ':')) {
            int digits = Grammar.skip(bytes, colon + 1, to, Grammar.WHITE);
            end = Grammar.skip(bytes, digits, to, Grammar.DIGIT);
            port = (int) Grammar.decimal(bytes, digits, end, PORT_MAX);
        }
        spans.set(parts.sentBy, from, end);
        return port < 0 || port == 0 && end > hostEnd ? Grammar.NOWHERE : end;
    }

    private int parametersEnd(byte[] bytes, int from, int to, ViaParts parts) {
        int at = Grammar.skip(bytes, from, to, Grammar.WHITE);
        while (Grammar.isAt(bytes, at, to, ';')) {
            at = parameters.next(bytes, at + 1, to);
            if (at == Grammar.NOWHERE || !remember(bytes, parts)) {
                return Grammar.NOWHERE;
            }
        }
        return at == to || bytes[at] == ',' ? at : Grammar.NOWHERE;
    }

    private boolean remember(byte[] bytes, ViaParts parts) {
        if (parameters.isNamed(bytes, BRANCH)) {
            return once(parts.branch(), parameters.valueStart(), parameters.hasValue());
        }
        if (parameters.isNamed(bytes, RPORT)) {
            return once(parts.rport(), parameters.nameStart(), true);
        }
        if (parameters.isNamed(bytes, RECEIVED)) {
            return once(parts.received(), parameters.nameStart(), parameters.hasValue());
        }
        return !parameters.isNamed(bytes, MADDR)
                || once(parts.maddr(), parameters.valueStart(), parameters.hasValue());
    }

    /** A parameter given twice is read by peers in two ways: refused. */
    private boolean once(Part part, int start, boolean complete) {
        boolean first = !spans.has(part);
        spans.set(part, start, parameters.valueEnd());
        return first && complete;
    }

    /** Port of the value scanned last, 0 if it names none. */
    int port() {
        return port;
    }
}
