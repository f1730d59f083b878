package io.callgate.store.ingest.source;

import java.io.IOException;
import java.util.List;

/** How a table is held: one pass, no more than a row in memory. */
public interface Rows {

    /**
     * Hands over every row that is not blank.
     *
     * @throws Malformed if the rest cannot be read
     */
    void read(Content content, RowSink sink) throws IOException;

    /** What holds the table, for the admin. */
    String description();

    /** Takes rows. */
    interface RowSink {

        void row(long line, List<String> fields) throws IOException;

        /** What stands where a row should: its fields as far as there are any. */
        void reject(long line, List<String> fields, String cause) throws IOException;
    }
}
