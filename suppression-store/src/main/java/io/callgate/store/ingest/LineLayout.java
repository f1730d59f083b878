package io.callgate.store.ingest;

import io.callgate.store.ingest.source.Content;
import io.callgate.store.ingest.source.Lines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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

    @Override
    public void readRows(Content content, NumberFields numbers, AdminFile.RowSink sink)
            throws IOException {
        Lines.read(content.stream(), new Lines.LineSink() {

            @Override
            public void line(long line, byte[] text, int start, int end) throws IOException {
                String field = new String(text, start, end - start, StandardCharsets.UTF_8);
                sink.row(line, List.of(field), field, numbers.number(field));
            }

            @Override
            public void reject(long line, String text, String cause) throws IOException {
                sink.reject(line, List.of(text), cause);
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
