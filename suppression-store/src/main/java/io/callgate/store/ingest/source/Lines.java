package io.callgate.store.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts a text into lines of bytes: a list of 245 million numbers is 3 GB, and no line becomes an
 * object. Lines end in LF, CRLF or CR; blank ones are passed over.
 */
public final class Lines {

    /** Longer lines hold no number and are rejected. */
    public static final int LINE_BYTES_MAX = 1024;

    private static final int BUFFER_BYTES = 1 << 16;

    private final LineSink sink;
    private final byte[] text = new byte[LINE_BYTES_MAX];
    private int length;
    private long number = 1;
    private boolean afterReturn;

    private Lines(LineSink sink) {
        this.sink = sink;
    }

    /** Takes lines. */
    public interface LineSink {

        /** A line that is not blank, {@code text[start, end)}; the bytes are good for this call. */
        void line(long line, byte[] text, int start, int end) throws IOException;

        /** What stands where a line should. */
        void reject(long line, String text, String cause) throws IOException;
    }

    public static void read(InputStream content, LineSink sink) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        Lines lines = new Lines(sink);
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            lines.accept(buffer, read);
        }
        lines.end();
    }

    private void accept(byte[] bytes, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            byte b = bytes[i];
            if (b == '\n' && afterReturn) {
                afterReturn = false;
            } else if (b == '\n' || b == '\r') {
                afterReturn = b == '\r';
                end();
            } else {
                afterReturn = false;
                append(b);
            }
        }
    }

    private void append(byte b) {
        if (length < LINE_BYTES_MAX) {
            text[length] = b;
        }
        length = Math.min(length + 1, LINE_BYTES_MAX + 1);
    }

    private void end() throws IOException {
        if (length > LINE_BYTES_MAX) {
            sink.reject(number, new String(text, StandardCharsets.UTF_8),
                    "longer than any line that holds a number");
        } else if (!isBlank()) {
            sink.line(number, text, 0, length);
        }
        number++;
        length = 0;
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (text[i] != ' ' && text[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
