package io.callgate.store.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Something that holds a table. */
interface Rows {

    /** Hands over every row that is not blank, and rejects what cannot be one. */
    void read(InputStream content, Intake intake, RowReader reader) throws IOException;

    /** What holds the table, for the admin. */
    String description();

    /** Takes rows. */
    @FunctionalInterface
    interface RowReader {
        void row(long line, List<String> fields, Intake intake) throws IOException;
    }
}
