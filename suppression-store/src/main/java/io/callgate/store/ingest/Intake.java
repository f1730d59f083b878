package io.callgate.store.ingest;

import io.callgate.store.numbering.E164;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/** What every layout hands its fields to: read as numbers, counted, and passed on or rejected. */
final class Intake {

    private final NumberFields fields;
    private final EntrySink sink;
    private String place = "";
    private long numbers;
    private long rejects;

    Intake(NumberFields fields, EntrySink sink) {
        this.fields = fields;
        this.sink = sink;
    }

    /** What follows is from this file in an archive; empty if there is no archive. */
    void within(String member) {
        place = member.isEmpty() ? "" : member + ": ";
    }

    void take(long line, byte[] text, int start, int end) throws IOException {
        long number = fields.number(text, start, end);
        if (E164.isSubscriber(number)) {
            pass(number, Standing.LISTED);
        } else {
            take(line, new String(text, start, end - start, StandardCharsets.UTF_8),
                    Standing.LISTED);
        }
    }

    void take(long line, String field, Standing standing) throws IOException {
        long number = fields.number(field);
        if (E164.isSubscriber(number)) {
            pass(number, standing);
        } else {
            reject(line, field, fields.cause(field));
        }
    }

    void take(long line, String field, Standing standing, LocalDate checked) throws IOException {
        long number = fields.number(field);
        Optional<String> cause = E164.isSubscriber(number)
                ? sink.number(number, standing, checked) : Optional.of(fields.cause(field));
        if (cause.isPresent()) {
            reject(line, field, cause.get());
        } else {
            numbers++;
        }
    }

    void reject(long line, String text, String cause) throws IOException {
        rejects++;
        // Rejects are shown on terminals, some of which obey what is in them.
        sink.reject(line, text.replaceAll("\\p{Cc}", " "), place + cause);
    }

    private void pass(long number, Standing standing) throws IOException {
        numbers++;
        sink.number(number, standing);
    }

    long numbers() {
        return numbers;
    }

    long rejects() {
        return rejects;
    }
}
