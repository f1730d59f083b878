package io.callgate.store.ingest;

import io.callgate.store.ingest.source.Content;
import io.callgate.store.ingest.source.Lines;
import java.io.IOException;

/** One number a line, read as bytes. */
class LineLayout implements Layout {

    @Override
    public final void read(Content content, Intake intake) throws IOException {
        Lines.read(content.stream(), new Lines.LineSink() {

            @Override
            public void line(long line, byte[] text, int start, int end) throws IOException {
                take(line, text, start, end, intake);
            }

            @Override
            public void reject(long line, String text, String cause) throws IOException {
                intake.reject(line, text, cause);
            }
        });
    }

    void take(long line, byte[] text, int start, int end, Intake intake) throws IOException {
        intake.take(line, text, start, end);
    }

    @Override
    public String description() {
        return "one number a line";
    }
}
