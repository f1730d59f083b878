package io.callgate.gateway.message;

import java.util.Arrays;

/**
 * The header lines of one head, found in one pass. Lines end with CRLF and nothing else; a line
 * that begins with white space continues the one before it (RFC 3261 7.3.1). A line with a byte
 * that has no business in a head is kept as OTHER, so that no answer ever repeats it.
 */
final class HeaderLines {

    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final int LINE_END_LENGTH = 2;

    private final int[] starts = new int[SipMessage.HEADERS_MAX];
    private final int[] ends = new int[SipMessage.HEADERS_MAX];
    private final int[] valueStarts = new int[SipMessage.HEADERS_MAX];
    private final HeaderName[] names = new HeaderName[SipMessage.HEADERS_MAX];
    private int count;
    private int bodyStart;
    /** First fault of the bytes of the line read last. */
    private Fault lineFault;
    /** First fault of all lines. */
    private Fault fault;

    HeaderLines() {
        Arrays.fill(names, HeaderName.OTHER);
    }

    void clear() {
        count = 0;
        bodyStart = Grammar.NOWHERE;
        fault = Fault.NONE;
    }

    /**
     * The CR that ends the line at {@code from}, its continuations included; NOWHERE if it has no
     * end. What is wrong with its bytes is told by {@link #lineFault}.
     */
    int lineEnd(byte[] bytes, int from, int to) {
        lineFault = Fault.NONE;
        int at = from;
        while (true) {
            at = PlainBytes.skip(bytes, at, to);
            if (at == to) {
                return Grammar.NOWHERE;
            }
            if (!isLineEnd(bytes, at, to)) {
                noteByte(bytes[at]);
                at++;
            } else if (!isContinued(bytes, at + LINE_END_LENGTH, to)) {
                return at;
            } else {
                at = continuation(bytes, at + LINE_END_LENGTH, to);
            }
        }
    }

    private void noteByte(byte b) {
        if (b == CR || b == LF) {
            note(Fault.BARE_LINE_END);
        } else if (b >= 0 && b != '\t') {
            note(Fault.CONTROL_BYTE);
        }
    }

    private static boolean isLineEnd(byte[] bytes, int at, int to) {
        return bytes[at] == CR && at + 1 < to && bytes[at + 1] == LF;
    }

    private static boolean isContinued(byte[] bytes, int at, int to) {
        return at < to && (bytes[at] == ' ' || bytes[at] == '\t');
    }

    private int continuation(byte[] bytes, int from, int to) {
        int at = from;
        while (isContinued(bytes, at, to)) {
            at++;
        }
        if (at < to && isLineEnd(bytes, at, to)) {
            note(Fault.BLANK_FOLD);
        }
        return at;
    }

    /** Splits the head from behind the start line to its empty line. */
    Fault split(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !isLineEnd(bytes, at, to)) {
            if (count == SipMessage.HEADERS_MAX) {
                return Fault.TOO_MANY_HEADERS;
            }
            at = add(bytes, at, to);
        }
        if (at >= to) {
            return fault == Fault.NONE ? Fault.UNFINISHED_HEAD : fault;
        }
        bodyStart = at + LINE_END_LENGTH;
        return fault;
    }

    private int add(byte[] bytes, int from, int to) {
        int end = lineEnd(bytes, from, to);
        if (end == Grammar.NOWHERE) {
            keepFirst();
            return to;
        }
        int nameEnd = Grammar.skip(bytes, from, end, Grammar.TOKEN);
        int colon = nameEnd;
        while (isContinued(bytes, colon, end)) {
            colon++;
        }
        if (nameEnd == from || !Grammar.isAt(bytes, colon, end, ':')) {
            note(Fault.MALFORMED_HEADER);
        }
        starts[count] = from;
        ends[count] = end + LINE_END_LENGTH;
        valueStarts[count] = Grammar.skip(bytes, colon + 1, end, Grammar.WHITE);
        names[count] = lineFault == Fault.NONE
                ? HeaderName.of(bytes, from, nameEnd)
                : HeaderName.OTHER;
        count++;
        keepFirst();
        return end + LINE_END_LENGTH;
    }

    private void note(Fault found) {
        if (lineFault == Fault.NONE) {
            lineFault = found;
        }
    }

    private void keepFirst() {
        if (fault == Fault.NONE) {
            fault = lineFault;
        }
    }

    Fault lineFault() {
        return lineFault;
    }

    int count() {
        return count;
    }

    HeaderName name(int line) {
        return names[line];
    }

    /** Makes the line one of those that nobody reads. */
    void disown(int line) {
        names[line] = HeaderName.OTHER;
    }

    int start(int line) {
        return starts[line];
    }

    int end(int line) {
        return ends[line];
    }

    int valueStart(int line) {
        return valueStarts[line];
    }

    /** Behind the last byte of the value, white space at its end left out. */
    int valueEnd(byte[] bytes, int line) {
        return Grammar.trimEnd(bytes, valueStarts[line], ends[line]);
    }

    /** First byte behind the empty line; NOWHERE if there is none. */
    int bodyStart() {
        return bodyStart;
    }
}
