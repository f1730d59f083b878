package io.callgate.store.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What somebody records at a moment of their choice. */
record Told(Instant at, Event event) {

    private static final Author CRM = new Author("jane", "nightly import");

    static Told on(Instant at, Event event) {
        return new Told(at, event);
    }

    /** A new register in that folder in which these were recorded, in this order. */
    static Register registerOf(Path directory, Told... told) throws IOException {
        Path file = Files.createTempFile(directory, "register", ".db");
        for (Told one : told) {
            try (Register register = Register.open(file, Clock.fixed(one.at, ZoneOffset.UTC))) {
                register.append(CRM, one.event);
            }
        }
        return Register.open(file, Clock.systemUTC());
    }
}
