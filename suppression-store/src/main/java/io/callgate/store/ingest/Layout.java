package io.callgate.store.ingest;

import io.callgate.store.ingest.source.Content;
import java.io.IOException;

/** How one kind of file is read: one thread, one pass, no more than a line or row in memory. */
interface Layout {

    /** Reads all of a file, or of one file in an archive. */
    void read(Content content, Intake intake) throws IOException;

    /** Hands over every row as it stands; a layout without rows of fields has none. */
    default void readRows(Content content, NumberFields numbers, AdminFile.RowSink sink)
            throws IOException {
        throw new UnusableFile("read as " + description() + ", which is no table of people: give"
                + " --format txt, csv or xlsx");
    }

    /** Whether the first line names columns. */
    default boolean hasHeader() {
        return false;
    }

    /** What was recognised, for the admin: the end of "read as ...". */
    String description();
}
