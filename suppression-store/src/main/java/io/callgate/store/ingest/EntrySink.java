package io.callgate.store.ingest;

import java.io.IOException;

/** Takes what is read from a file, in the order it stands there. */
public interface EntrySink {

    /** @param number a canonical E.164 number, positive */
    void number(long number, Standing standing) throws IOException;

    /**
     * A line that holds no number.
     *
     * @param line  from 1, in its file; of a file in an archive, the cause names it
     * @param cause for the admin
     */
    void reject(long line, String text, String cause) throws IOException;
}
