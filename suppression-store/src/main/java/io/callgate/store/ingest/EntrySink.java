package io.callgate.store.ingest;

import java.io.IOException;
import java.time.LocalDate;

/** Takes what is read from a file, in the order it stands there. */
public interface EntrySink {

    /** @param number a canonical E.164 number, positive */
    void number(long number, Standing standing) throws IOException;

    /** The same where the line says on which day that was so; else it is the file's. */
    default void number(long line, long number, Standing standing, LocalDate checked)
            throws IOException {
        number(number, standing);
    }

    /**
     * A line that holds no number.
     *
     * @param line  from 1, in its file; of a file in an archive, the cause names it
     * @param cause for the admin
     */
    void reject(long line, String text, String cause) throws IOException;
}
