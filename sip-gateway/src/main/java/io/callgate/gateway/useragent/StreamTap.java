package io.callgate.gateway.useragent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts one direction of a TCP connection into messages, RFC 3261 18.3. */
final class StreamTap {

    /** A message beyond this is not traced, and neither is what follows it. */
    private static final int BYTES_MAX = 64 * 1024;
    private static final Pattern CONTENT_LENGTH =
            Pattern.compile("\r\n(?:Content-Length|l)[ \t]*:[ \t]*(\\d{1,5})",
                    Pattern.CASE_INSENSITIVE);

    private final Trace trace;
    private final boolean sending;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    StreamTap(Trace trace, boolean sending) {
        this.trace = trace;
        this.sending = sending;
    }

    synchronized void pass(byte[] bytes, int offset, int length) {
        if (length > 0 && pending.size() + length <= BYTES_MAX) {
            pending.write(bytes, offset, length);
            noteWholeMessages(System.nanoTime());
        }
    }

    private void noteWholeMessages(long nanoTime) {
        byte[] bytes = pending.toByteArray();
        // One character a byte, so that places in the text are places in the bytes.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = 0;
        for (int end = messageEnd(text, 0); end > 0; end = messageEnd(text, start)) {
            trace.note(sending, nanoTime, bytes, start, end - start);
            start = end;
        }
        pending.reset();
        pending.write(bytes, start, bytes.length - start);
    }

    /** One past the last byte of the message that starts here; -1 while it is not whole. */
    private static int messageEnd(String text, int start) {
        int headEnd = text.indexOf("\r\n\r\n", start);
        if (headEnd < 0) {
            return -1;
        }
        Matcher found = CONTENT_LENGTH.matcher(text).region(start, headEnd);
        int end = headEnd + 4 + (found.find() ? Integer.parseInt(found.group(1)) : 0);
        return end <= text.length() ? end : -1;
    }
}
