package io.callgate.perf.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * What the generator must know of a message it received, found line by line. Header names are taken
 * as our own templates write them: what lies between passes them on as they are.
 */
final class Received {

    private static final byte[] CALL_ID = ascii("Call-ID: ");
    private static final byte[] CSEQ = ascii("CSeq: ");
    private static final byte[] TO = ascii("To: ");
    private static final byte[] TAG = ascii(";tag=");
    private static final byte[] VIA = ascii("Via: ");
    private static final byte[] FROM = ascii("From: ");
    private static final byte[] RECORD_ROUTE = ascii("Record-Route: ");
    private static final byte[] ROUTE = ascii("Route: ");
    private static final byte[] VERSION = ascii("SIP/2.0 ");

    final byte[] bytes = new byte[1 << 16];
    int length;
    /** 0 for a request. */
    int status;
    /** First letter of the method that the CSeq names. */
    byte method;
    /** The number in the Call-ID; 0 if it is none of ours. */
    long call;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a message; what follows its first empty line is not looked at. */
    void read(ByteBuf datagram) {
        length = Math.min(datagram.readableBytes(), bytes.length);
        datagram.getBytes(datagram.readerIndex(), bytes, 0, length);
        status = startsWith(VERSION, 0) ? decimal(VERSION.length) : 0;
        method = 0;
        call = 0;
        int line = nextLine(0);
        while (line < length && bytes[line] != '\r') {
            readHeader(line);
            line = nextLine(line);
        }
    }

    private void readHeader(int line) {
        if (startsWith(CALL_ID, line)) {
            call = hexadecimal(line + CALL_ID.length);
        } else if (startsWith(CSEQ, line)) {
            int space = line + CSEQ.length;
            while (bytes[space] != ' ') {
                space++;
            }
            method = bytes[space + 1];
        }
    }

    /** Keeps the To-tag and the recorded routes. */
    void describe(Answered answer) {
        answer.clear();
        int line = nextLine(0);
        while (line < length && bytes[line] != '\r') {
            int next = nextLine(line);
            if (startsWith(TO, line)) {
                keepTag(answer, line, next - 2);
            } else if (startsWith(RECORD_ROUTE, line)) {
                answer.prependRoute(ROUTE, bytes, line + RECORD_ROUTE.length, next);
            }
            line = next;
        }
    }

    private void keepTag(Answered answer, int line, int end) {
        for (int at = line; at < end; at++) {
            if (startsWith(TAG, at)) {
                answer.tag(bytes, at + TAG.length, end);
                return;
            }
        }
    }

    /** RFC 3261 8.2.6.2 and 12.1.1: what an answer repeats of its request, with a To-tag added. */
    void echo(ByteBuf out, byte[] tag) {
        int line = nextLine(0);
        while (line < length && bytes[line] != '\r') {
            int next = nextLine(line);
            boolean to = startsWith(TO, line);
            if (to) {
                echoTo(out, line, next, tag);
            } else if (isEchoed(line)) {
                out.writeBytes(bytes, line, next - line);
            }
            line = next;
        }
    }

    private void echoTo(ByteBuf out, int line, int next, byte[] tag) {
        boolean tagged = false;
        for (int at = line; at < next && !tagged; at++) {
            tagged = startsWith(TAG, at);
        }
        out.writeBytes(bytes, line, next - 2 - line);
        if (!tagged) {
            out.writeBytes(TAG).writeBytes(tag);
        }
        out.writeByte('\r').writeByte('\n');
    }

    private boolean isEchoed(int line) {
        return startsWith(VIA, line) || startsWith(FROM, line) || startsWith(CALL_ID, line)
                || startsWith(CSEQ, line) || startsWith(RECORD_ROUTE, line);
    }

    private int nextLine(int line) {
        int at = line;
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    private boolean startsWith(byte[] text, int at) {
        if (at + text.length > length) {
            return false;
        }
        int i = 0;
        while (i < text.length && bytes[at + i] == text[i]) {
            i++;
        }
        return i == text.length;
    }

    private int decimal(int at) {
        return (bytes[at] - '0') * 100 + (bytes[at + 1] - '0') * 10 + bytes[at + 2] - '0';
    }

    private long hexadecimal(int start) {
        long value = 0;
        for (int at = start; Character.digit(bytes[at], 16) >= 0; at++) {
            value = value << 4 | Character.digit(bytes[at], 16);
        }
        return value;
    }
}
