package io.callgate.gateway.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One SIP message as spans over its bytes. A flyweight: {@link #scan} points it at other bytes,
 * nothing is copied and nothing allocated. Not thread-safe; valid as long as the bytes are.
 */
public final class SipMessage {

    /**
     * RFC 3261 18.1.1 asks for 65,535 over UDP; what a proxy for voice is sent fits 16 KiB.
     * Larger: 513.
     */
    public static final int BYTES_MAX = 16 * 1024;

    /** Header lines of one message; more: 400. */
    public static final int HEADERS_MAX = 128;

    static final int ABSENT = Spans.ABSENT;

    private static final int LINE_END_LENGTH = 2;
    private static final byte[] NOTHING = {};

    private final Spans spans = new Spans();
    private final StartLine startLine = new StartLine(spans);
    private final HeaderLines lines = new HeaderLines();
    private final HeaderValues values = new HeaderValues(spans);
    private byte[] bytes = NOTHING;
    private int beginning;
    private int length;
    private Fault fault = Fault.EMPTY;

    /** Points at nothing: every part is absent until {@link #scan}. */
    public SipMessage() {
        clear();
    }

    /**
     * Scans {@code message[0, receivedLength)}: one datagram, or one message of a stream. The first
     * fault found is told; all the same every part that could be read is set, so that an answer can
     * repeat Via, From, To, Call-ID and CSeq. A request with a fault whose status is not 0 has at
     * least a {@link Part#TOP_VIA}.
     */
    public Fault scan(byte[] message, int receivedLength) {
        clear();
        bytes = message;
        length = Math.min(receivedLength, BYTES_MAX);
        note(receivedLength > BYTES_MAX ? Fault.TOO_LARGE : Fault.NONE);
        beginning = firstLine();
        if (beginning == length) {
            fault = Fault.EMPTY;
            return fault;
        }
        scanHead();
        noteMissing();
        scanBody();
        return fault;
    }

    private void clear() {
        spans.clear();
        startLine.clear();
        lines.clear();
        values.clear();
        fault = Fault.NONE;
    }

    private void note(Fault found) {
        if (fault == Fault.NONE) {
            fault = found;
        }
    }

    /** RFC 3261 7.5: line ends before the start line are ignored. */
    private int firstLine() {
        int at = 0;
        while (at + 1 < length && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            at += LINE_END_LENGTH;
        }
        return at;
    }

    private void scanHead() {
        int lineEnd = lines.lineEnd(bytes, beginning, length);
        note(lines.lineFault());
        if (lineEnd == Grammar.NOWHERE) {
            note(Fault.UNFINISHED_HEAD);
            return;
        }
        note(startLine.scan(bytes, beginning, lineEnd));
        note(lines.split(bytes, lineEnd + LINE_END_LENGTH, length));
        for (int line = 0; line < lines.count(); line++) {
            note(values.read(bytes, lines, line));
        }
    }

    private void noteMissing() {
        noteUnless(Part.FROM, Fault.MISSING_FROM);
        noteUnless(Part.TO, Fault.MISSING_TO);
        noteUnless(Part.CALL_ID, Fault.MISSING_CALL_ID);
        noteUnless(Part.CSEQ, Fault.MISSING_CSEQ);
        if (isRequest() && has(Part.CSEQ_METHOD) && !namesTheSame(Part.METHOD, Part.CSEQ_METHOD)) {
            note(Fault.CSEQ_METHOD_MISMATCH);
        }
        if (!has(Part.TOP_VIA)) {
            fault = Fault.NO_USABLE_VIA;
        }
    }

    private void noteUnless(Part part, Fault missing) {
        if (!has(part)) {
            note(missing);
        }
    }

    private boolean namesTheSame(Part one, Part other) {
        return has(one) && Arrays.equals(bytes, start(one), end(one),
                bytes, start(other), end(other));
    }

    /** RFC 3261 18.3: bytes behind the body are discarded; a body cut short is 400. */
    private void scanBody() {
        int bodyStart = lines.bodyStart();
        if (bodyStart == Grammar.NOWHERE) {
            return;
        }
        long declared = values.contentLength();
        if (declared > length - bodyStart) {
            note(Fault.BODY_INCOMPLETE);
        } else if (declared != ABSENT) {
            length = bodyStart + (int) declared;
        }
        spans.set(Part.BODY, bodyStart, length);
    }

    public byte[] bytes() {
        return bytes;
    }

    /** First byte of the start line: 0 unless line ends came before it. */
    public int beginning() {
        return beginning;
    }

    /**
     * Bytes of the message: end of the body by Content-Length, what follows it in a datagram cut
     * off.
     */
    public int length() {
        return length;
    }

    public boolean isRequest() {
        return startLine.isRequest();
    }

    public Method method() {
        return startLine.method();
    }

    /** Method named by CSeq (of a response: the method it answers). */
    public Method cseqMethod() {
        return values.cseqMethod();
    }

    public long cseqNumber() {
        return values.cseqNumber();
    }

    /** Status code of a response. */
    public int status() {
        return startLine.status();
    }

    /** Value of Max-Forwards, -1 when absent. */
    public int maxForwards() {
        return values.maxForwards();
    }

    public boolean has(Part part) {
        return spans.has(part);
    }

    /** First byte of the part, -1 when absent. */
    public int start(Part part) {
        return spans.start(part);
    }

    /** One past the last byte of the part, -1 when absent. */
    public int end(Part part) {
        return spans.end(part);
    }

    /** Scheme of the Request-URI. */
    public UriScheme uriScheme() {
        return startLine.uriScheme();
    }

    /** Port of the Request-URI, 0 when it names none. */
    public int uriPort() {
        return startLine.uriPort();
    }

    /** Via values in all Via lines. */
    public int viaCount() {
        return values.viaCount();
    }

    /** Port in sent-by of the first Via value, 0 when it names none. */
    public int topViaPort() {
        return values.topViaPort();
    }

    /** Port in sent-by of the second Via value, 0 when it names none. */
    public int secondViaPort() {
        return values.secondViaPort();
    }

    /**
     * Header lines; line i is {@code [headerStart(i), headerEnd(i))}, folds and final CRLF
     * included.
     */
    public int headerCount() {
        return lines.count();
    }

    /**
     * OTHER also for a line with a byte that has no business there, and for a second line of what
     * may only be once: no answer may repeat them.
     */
    public HeaderName headerName(int line) {
        return lines.name(line);
    }

    /** Whether the line bears this name, given in lower case; a compact form is another name. */
    public boolean isNamed(int line, byte[] lowerCase) {
        int start = headerStart(line);
        int end = start + lowerCase.length;
        return end < headerEnd(line) && Grammar.isWord(bytes(), start, end, lowerCase)
                && !Grammar.is(bytes()[end], Grammar.TOKEN);
    }

    public int headerStart(int line) {
        return lines.start(line);
    }

    public int headerEnd(int line) {
        return lines.end(line);
    }

    /** Value of the header line, white space at both ends trimmed. */
    public int valueStart(int line) {
        return lines.valueStart(line);
    }

    public int valueEnd(int line) {
        return lines.valueEnd(bytes, line);
    }

    /** The part as text, for tests and the operator; allocates. "" when absent. */
    public String text(Part part) {
        return has(part)
                ? new String(bytes, start(part), end(part) - start(part), StandardCharsets.UTF_8)
                : "";
    }
}
