package io.callgate.gateway.transport.framing;

import io.callgate.gateway.message.SipMessage;
import io.netty.buffer.ByteBuf;

/**
 * Cuts a stream into messages by Content-Length (RFC 3261 18.3). What two readers could cut in two
 * ways is not cut at all, because a second message hidden from us would reach the carrier unjudged:
 * line ends other than CRLF, a Content-Length that is missing, repeated, folded or not a number end
 * the stream. Fill it, then ask for the next step until it wants more.
 */
public final class StreamFramer {

    /** What the bytes so far come to. */
    public enum Step {
        /** One whole message stands at {@link #bytes}, until the next fill. */
        MESSAGE,
        /** A double CRLF between messages (RFC 5626 4.4.1), to be answered by a CRLF. */
        PING,
        MORE,
        OUT_OF_STEP,
        OVERSIZED
    }

    private static final int ABSENT = -1;
    private static final byte[] LONG_NAME =
            {'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h'};
    private static final byte[] COMPACT_NAME = {'l'};

    private final byte[] buffer = new byte[SipMessage.BYTES_MAX];
    private int filled;
    /** Where the message being read begins. */
    private int start;
    /** Where the line being read begins, and how far it was searched for its end. */
    private int line;
    private int searched;
    private int bodyStart = ABSENT;
    private int bodyLength = ABSENT;
    private boolean lengthMayFold;
    private boolean blankBefore;
    private int offset;
    private int length;

    /** Takes what fits; something always does after {@link Step#MORE}. */
    public void fill(ByteBuf in) {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        line -= start;
        searched -= start;
        bodyStart = bodyStart == ABSENT ? ABSENT : bodyStart - start;
        start = 0;
        int count = Math.min(in.readableBytes(), buffer.length - filled);
        in.readBytes(buffer, filled, count);
        filled += count;
    }

    public Step next() {
        Step head = bodyStart == ABSENT ? readHead() : Step.MESSAGE;
        if (head != Step.MESSAGE) {
            return head;
        }
        int whole = bodyStart - start + bodyLength;
        if (whole > buffer.length) {
            return Step.OVERSIZED;
        }
        if (filled - start < whole) {
            return Step.MORE;
        }
        offset = start;
        length = whole;
        beginAt(start + whole);
        return Step.MESSAGE;
    }

    public byte[] bytes() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /** Whether a message has begun and not ended. */
    public boolean isPartial() {
        return filled > start;
    }

    private void beginAt(int index) {
        start = index;
        line = index;
        searched = index;
        bodyStart = ABSENT;
        bodyLength = ABSENT;
        lengthMayFold = false;
        blankBefore = false;
    }

    /** MESSAGE when the head is whole. */
    private Step readHead() {
        Step step = readLine();
        while (step == null) {
            step = readLine();
        }
        return step;
    }

    /** Null when the line is one of several. */
    private Step readLine() {
        while (searched < filled && buffer[searched] != '\r' && buffer[searched] != '\n') {
            searched++;
        }
        if (searched == filled || searched + 1 == filled && buffer[searched] == '\r') {
            return filled - start == buffer.length ? Step.OUT_OF_STEP : Step.MORE;
        }
        if (buffer[searched] == '\n' || buffer[searched + 1] != '\n') {
            return Step.OUT_OF_STEP;
        }
        int from = line;
        int end = searched;
        line = end + 2;
        searched = line;
        return from == end ? blankLine(from) : textLine(from, end);
    }

    private Step blankLine(int from) {
        if (from > start) {
            bodyStart = line;
            return bodyLength == ABSENT ? Step.OUT_OF_STEP : Step.MESSAGE;
        }
        boolean second = blankBefore;
        beginAt(line);
        blankBefore = !second;
        return second ? Step.PING : null;
    }

    private Step textLine(int from, int end) {
        boolean folded = isBlank(buffer[from]);
        if (from == start || folded) {
            return folded && lengthMayFold ? Step.OUT_OF_STEP : null;
        }
        int value = valueOf(LONG_NAME, from, end);
        if (value == ABSENT) {
            value = valueOf(COMPACT_NAME, from, end);
        }
        lengthMayFold = value != ABSENT;
        if (value == ABSENT) {
            return null;
        }
        if (bodyLength != ABSENT) {
            return Step.OUT_OF_STEP;
        }
        bodyLength = decimal(value, end);
        return bodyLength == ABSENT ? Step.OUT_OF_STEP : null;
    }

    /** Index after the colon if the line is a header of this name, else ABSENT. */
    private int valueOf(byte[] name, int from, int end) {
        int index = from;
        while (index < end && index - from < name.length
                && (buffer[index] | 0x20) == name[index - from]) {
            index++;
        }
        if (index - from < name.length) {
            return ABSENT;
        }
        index = skipBlanks(index, end);
        return index < end && buffer[index] == ':' ? index + 1 : ABSENT;
    }

    /** A number and nothing else, ABSENT if it is not; what is too large for us stays too large. */
    private int decimal(int from, int end) {
        int index = skipBlanks(from, end);
        int first = index;
        int value = 0;
        while (index < end && buffer[index] >= '0' && buffer[index] <= '9') {
            value = Math.min(value * 10 + buffer[index] - '0', buffer.length + 1);
            index++;
        }
        return index > first && skipBlanks(index, end) == end ? value : ABSENT;
    }

    private int skipBlanks(int from, int end) {
        int index = from;
        while (index < end && isBlank(buffer[index])) {
            index++;
        }
        return index;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
