package io.callgate.store.ingest;

import java.io.IOException;

/** One number a line. */
final class PlainLines extends LineLayout {

    @Override
    void line(long line, byte[] text, int start, int end, Intake intake) throws IOException {
        intake.take(line, text, start, end);
    }

    @Override
    public String description() {
        return "one number a line";
    }
}
