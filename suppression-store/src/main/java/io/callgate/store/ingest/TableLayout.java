package io.callgate.store.ingest;

import io.callgate.store.ingest.source.Content;
import io.callgate.store.ingest.source.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A table whose rows all mean the same. */
final class TableLayout implements Layout {

    /** What the fields of a row mean. */
    interface RowReader {

        void row(long line, List<String> fields, Intake intake) throws IOException;

        /** Whether the first row holds names, not data. */
        boolean hasHeader();

        String description();

        /** The column of the numbers, if every row is a person's: from 0. */
        default Optional<Integer> numberColumn() {
            return Optional.empty();
        }

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
    public void readRows(Content content, NumberFields numbers, AdminFile.RowSink sink)
            throws IOException {
        Optional<Integer> column = reader.numberColumn();
        if (column.isEmpty()) {
            Layout.super.readRows(content, numbers, sink);
        } else {
            rows.read(content, new WholeRows(column.get(), numbers, sink));
        }
    }

    @Override
    public boolean hasHeader() {
        return reader.hasHeader();
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
        public void reject(long line, List<String> fields, String cause) throws IOException {
            intake.reject(line, String.join(",", fields), cause);
        }
    }

    /** One table, row by row as it stands. */
    private final class WholeRows implements Rows.RowSink {

        private final int column;
        private final NumberFields numbers;
        private final AdminFile.RowSink sink;
        private boolean headerExpected = reader.hasHeader();

        WholeRows(int column, NumberFields numbers, AdminFile.RowSink sink) {
            this.column = column;
            this.numbers = numbers;
            this.sink = sink;
        }

        @Override
        public void row(long line, List<String> fields) throws IOException {
            if (headerExpected) {
                headerExpected = false;
                sink.header(fields, column);
            } else {
                String typed = reader.field(fields, column);
                sink.row(line, fields, typed, numbers.number(typed));
            }
        }

        @Override
        public void reject(long line, List<String> fields, String cause) throws IOException {
            sink.reject(line, fields, cause);
        }
    }
}
