package io.callgate.store.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a consent outlives its number: where the proof is, for as long as it may be asked. */
class ErasureTest {

    private static final Author DESK = new Author("jane", "desk");
    private static final long ALICE = 33612345678L;
    private static final int THREE_YEARS = 36;

    @TempDir
    private Path directory;

    private Register on(String day) throws IOException {
        return Register.open(directory.resolve(Register.FILE),
                Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC));
    }

    private Register.Erased erasedOn(String day) throws IOException {
        try (Register register = on(day)) {
            return register.erase(DESK, directory, ALICE, "", THREE_YEARS);
        }
    }

    private void consentOn(String day, String expires, String proof) throws IOException {
        try (Register register = on(day)) {
            register.append(DESK, new Event.ConsentGiven("s", "", ALICE,
                    Instant.parse(day + "T00:00:00Z"), Instant.parse(expires + "T00:00:00Z"),
                    proof, "said Alice"));
        }
    }

    private List<String> proofs() throws IOException {
        try (Register register = on("2040-01-01")) {
            assertThat(register.eventsOf(ALICE)).isEmpty();
            return register.eventsOf(register.pseudonyms(directory).of(ALICE)).stream()
                    .map(Recorded::event).filter(event -> event instanceof Event.ConsentGiven)
                    .peek(event -> assertThat(event.note()).isEmpty())
                    .map(event -> ((Event.ConsentGiven) event).proof()).toList();
        }
    }

    @Test
    void keepsTheProofOfAConsentThatMayHaveBeenReliedOnLately() throws IOException {
        consentOn("2020-01-01", "2021-01-01", "form-1");
        consentOn("2024-01-01", "2025-01-01", "form-2");
        consentOn("2026-01-01", "2027-01-01", "form-3");

        Register.Erased erased = erasedOn("2026-11-22");

        assertThat(erased.events()).isEqualTo(3);
        assertThat(erased.proofs()).isEqualTo(2);
        assertThat(erased.lastUse()).contains(Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(proofs()).containsExactly("", "form-2", "form-3");
    }

    @Test
    void forgetsItOnceNobodyMayAskAndTheNumberIsErasedAgain() throws IOException {
        consentOn("2026-01-01", "2027-01-01", "form-1");
        erasedOn("2026-11-22");
        erasedOn("2028-01-01");
        assertThat(proofs()).containsExactly("form-1");

        Register.Erased last = erasedOn("2029-11-23");

        assertThat(last.proofs()).isZero();
        assertThat(last.lastUse()).isEmpty();
        assertThat(proofs()).containsExactly("");
    }
}
