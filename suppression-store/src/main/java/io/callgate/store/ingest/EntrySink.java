package io.callgate.store.ingest;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;

/** Takes what is read from a file, in the order it stands there. */
public interface EntrySink {

    /** @param number a canonical E.164 number, positive */
    void number(long number, Standing standing) throws IOException;

    /**
     * The same where the line says on which day that was so; else it is the file's.
     *
     * @return for the admin, why the line is to be rejected; empty if it was taken
     */
    default Optional<String> number(long number, Standing standing, LocalDate checked)
            throws IOException {
        number(number, standing);
        return Optional.empty();
    }

    /**
     * A line that holds no number.
     *
     * @param line  from 1, in its file; of a file in an archive, the cause names it
     * @param cause for the admin
     */
    void reject(long line, String text, String cause) throws IOException;
}
