package io.callgate.store.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text in lines, read as bytes: a list of 245 million numbers is 3 GB, and no line becomes an
 * object unless it is rejected. Lines end in LF, CRLF or CR; blank ones are passed over.
 */
abstract class LineLayout implements Layout {

    /** Longer lines hold no number and are rejected. */
    static final int LINE_BYTES_MAX = 1024;

    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public final void read(InputStream content, Intake intake) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        Lines lines = new Lines(intake);
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            lines.accept(buffer, read);
        }
        lines.end();
    }

    /** One line that is not blank. */
    abstract void line(long line, byte[] text, int start, int end, Intake intake)
            throws IOException;

    /** Cuts what arrives into lines. */
    private final class Lines {

        private final Intake intake;
        private final byte[] text = new byte[LINE_BYTES_MAX];
        private int length;
        private long number = 1;
        private boolean afterReturn;

        Lines(Intake intake) {
            this.intake = intake;
        }

        void accept(byte[] bytes, int count) throws IOException {
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
            length++;
        }

        void end() throws IOException {
            if (length > LINE_BYTES_MAX) {
                String begin = new String(text, StandardCharsets.UTF_8);
                intake.reject(number, begin, "longer than any line that holds a number");
            } else if (!isBlank()) {
                line(number, text, 0, length, intake);
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
}
