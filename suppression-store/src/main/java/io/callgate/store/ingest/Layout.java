package io.callgate.store.ingest;

import java.io.IOException;
import java.io.InputStream;

/** How one kind of file is read: one thread, one pass, no more than a line or record in memory. */
interface Layout {

    /** Reads all of a file, or of one file in an archive. The caller closes it. */
    void read(InputStream content, Intake intake) throws IOException;

    /** What was recognised, for the admin: the end of "read as ...". */
    String description();
}
