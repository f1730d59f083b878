package io.callgate.store;

import java.io.IOException;
import java.time.LocalDate;

/** Takes what a list says of numbers. */
@FunctionalInterface
public interface AnswerSink {

    /**
     * One number that the list holds.
     *
     * @param listed  always, of a deny list
     * @param checked when that was right: the day of the scrub, or of a deny list's issue
     */
    void accept(long number, boolean listed, LocalDate checked) throws IOException;
}
