package io.callgate.gateway.message;

import java.nio.charset.StandardCharsets;

/** Takes one Via value apart, by RFC 3261 20.42 and 25.1, RFC 3581 (rport). */
final class ViaScanner {

    private static final byte[] SIP = word("sip");
    private static final byte[] VERSION = word("2.0");
    private static final byte[] BRANCH = word("branch");
    private static final byte[] RPORT = word("rport");
    private static final byte[] RECEIVED = word("received");
    private static final byte[] MADDR = word("maddr");
    private static final int PORT_MAX = 65_535;

    private final Spans spans;
    private final Parameters parameters = new Parameters();
    private int port;

    ViaScanner(Spans spans) {
        this.spans = spans;
    }

    private static byte[] word(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Scans the value at {@code from} and remembers it as {@code parts} if nothing is wrong with
     * it.
     *
     * @return the comma behind it, or {@code to}; NOWHERE if it is malformed
     */
    int scan(byte[] bytes, int from, int to, ViaParts parts) {
        int start = Grammar.skip(bytes, from, to, Grammar.WHITE);
        int transport = behindVersion(bytes, start, to);
        if (transport == Grammar.NOWHERE) {
            return Grammar.NOWHERE;
        }
        int transportEnd = Grammar.skip(bytes, transport, to, Grammar.TOKEN);
        int host = Grammar.skip(bytes, transportEnd, to, Grammar.WHITE);
        if (transportEnd == transport || host == transportEnd) {
            return Grammar.NOWHERE;
        }
        spans.set(parts.transport, transport, transportEnd);
        int sentByEnd = sentByEnd(bytes, host, to, parts);
        int end = sentByEnd == Grammar.NOWHERE
                ? Grammar.NOWHERE
                : parametersEnd(bytes, sentByEnd, to, parts);
        if (end != Grammar.NOWHERE) {
            spans.set(parts.whole, start, Grammar.trimEnd(bytes, start, end));
        }
        return end;
    }

    /** Behind {@code SIP / 2.0 /}, white space allowed around each slash. */
    private static int behindVersion(byte[] bytes, int from, int to) {
        int name = behindWordAndSlash(bytes, from, to, SIP);
        return name == Grammar.NOWHERE ? name : behindWordAndSlash(bytes, name, to, VERSION);
    }

    private static int behindWordAndSlash(byte[] bytes, int from, int to, byte[] word) {
        if (!Grammar.startsWith(bytes, from, to, word)) {
            return Grammar.NOWHERE;
        }
        int slash = Grammar.skip(bytes, from + word.length, to, Grammar.WHITE);
        return Grammar.isAt(bytes, slash, to, '/')
                ? Grammar.skip(bytes, slash + 1, to, Grammar.WHITE)
                : Grammar.NOWHERE;
    }

    private int sentByEnd(byte[] bytes, int from, int to, ViaParts parts) {
        int hostEnd = Grammar.hostEnd(bytes, from, to);
        if (hostEnd == Grammar.NOWHERE) {
            return Grammar.NOWHERE;
        }
        spans.set(parts.host, from, hostEnd);
        port = 0;
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
