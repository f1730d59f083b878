package io.callgate.store.ingest;

import io.callgate.store.ingest.source.Content;
import io.callgate.store.ingest.source.Rows;
import java.io.IOException;
import java.util.List;

/** A table whose rows all mean the same. */
final class TableLayout implements Layout {

    /** What the fields of a row mean. */
    interface RowReader {

        void row(long line, List<String> fields, Intake intake) throws IOException;

        /** Whether the first row holds names, not data. */
        boolean hasHeader();

        String description();

        /** A field without the spaces around it, "" if the row is too short. */
        default String field(List<String> fields, int index) {
            return index < fields.size() ? fields.get(index).strip() : "";
        }
    }

    private final Rows rows;
    private final RowReader reader;

    TableLayout(Rows rows, RowReader reader) {
        this.rows = rows;
        this.reader = reader;
    }

    @Override
    public void read(Content content, Intake intake) throws IOException {
        rows.read(content, new Reader(intake));
    }

    @Override
    public String description() {
        return rows.description() + ", " + reader.description();
    }

    /** One table; each file of an archive has a header of its own. */
    private final class Reader implements Rows.RowSink {

        private final Intake intake;
        private boolean headerExpected = reader.hasHeader();

        Reader(Intake intake) {
            this.intake = intake;
        }

        @Override
        public void row(long line, List<String> fields) throws IOException {
            if (headerExpected) {
                headerExpected = false;
            } else {
                reader.row(line, fields, intake);
            }
        }

        @Override
        public void reject(long line, String text, String cause) throws IOException {
            intake.reject(line, text, cause);
        }
    }
}
