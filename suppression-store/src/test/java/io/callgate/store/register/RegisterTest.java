package io.callgate.store.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.register.sqlite.FirstSchema;
import io.callgate.store.register.sqlite.RegisterException;

class RegisterTest {

    private static final Author ADMIN = new Author("jane", "customer service");
    private static final long ALICE = 33612345678L;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant EARLIER = Instant.parse("2026-11-02T00:00:00Z");

    @TempDir
    private Path directory;
    private Register register;

    @BeforeEach
    void openRegister() throws IOException {
        register = Register.open(directory.resolve(Register.FILE), clockAt(NOON));
    }

    @AfterEach
    void closeRegister() throws IOException {
        register.close();
    }

    @Test
    void givesBackEveryEventAsItWasRecorded() throws IOException {
        List<Event> events = List.of(
                new Event.OptOutAdded("s", "c", Channel.POST, ALICE, Event.NEVER, "letter"),
                new Event.OptOutWithdrawn("s", "c", Channel.POST, ALICE, ""),
                new Event.ConsentGiven("s", "c", ALICE, NOON, NOON.plusSeconds(60), "form", "n"),
                new Event.ConsentWithdrawn("s", "c", ALICE, ""),
                new Event.ExemptionAdded("s", "", Basis.PRESS, ALICE, Optional.empty(), NOON, ""),
                new Event.ExemptionAdded("s", "", Basis.PRESS, ALICE, Optional.of(EARLIER), NOON,
                        ""),
                new Event.ExemptionWithdrawn("s", "", Basis.PRESS, ALICE, ""),
                new Event.ListRemoved("bloctel", "ended"),
                new Event.NumberErased(Pseudonyms.LOWEST, ""));
        assertThat(register.appendAll(ADMIN, events)).isEqualTo(events.size());
        List<Recorded> recorded = register.eventsAfter(0, 100);
        assertThat(recorded).extracting(Recorded::event).isEqualTo(events);
        assertThat(recorded).extracting(Recorded::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(recorded).allMatch(event -> event.author().equals(ADMIN)
                && event.at().equals(NOON));
    }

    @Test
    void letsNobodyChangeOrDeleteAnEvent() throws Exception {
        register.append(ADMIN, optOut(Event.NEVER));
        assertForbidden("UPDATE event SET note = 'never said'", "only forgets");
        assertForbidden("UPDATE event SET seller = 'other'", "never changes");
        assertForbidden("UPDATE event SET number = 33600000000", "only forgets");
        assertForbidden("DELETE FROM event", "never goes");
        assertForbidden("INSERT INTO event (seq, at_ms, operator, source, kind, note)"
                + " VALUES (9, 0, 'x', 'x', 'x', '')", "gap");
    }

    @Test
    void keepsTheLaterExpiryOfTwoOptOuts() throws IOException {
        long first = register.append(ADMIN, optOut(NOON.plusSeconds(60)));
        long forever = register.append(ADMIN, optOut(Event.NEVER));
        register.append(ADMIN, optOut(NOON.plusSeconds(90)));
        assertThat(first).isLessThan(forever);
        assertThat(register.optOutsOf(ALICE)).extracting(OptOut::sequence)
                .containsExactly(forever);
    }

    @Test
    void ordersEventsBySequenceWhenTheClockGoesBackwards() throws IOException {
        register.append(ADMIN, optOut(Event.NEVER));
        try (Register earlier = Register.open(directory.resolve(Register.FILE),
                clockAt(NOON.minusSeconds(3_600)))) {
            long second = earlier.append(ADMIN, new Event.OptOutWithdrawn("s", "", Channel.VOICE,
                    ALICE, ""));
            assertThat(second).isEqualTo(2);
        }
        assertThat(register.eventsAfter(0, 10)).extracting(Recorded::at)
                .containsExactly(NOON, NOON.minusSeconds(3_600));
        assertThat(register.optOutsOf(ALICE)).isEmpty();
    }

    @Test
    void recordsNothingWhenOneOfManyEventsFails() throws IOException {
        Event wrong = new Event.ListRemoved(null, "");
        Event unnamed = new Event.OptOutAdded(null, "", Channel.VOICE, ALICE, Event.NEVER, "");
        assertThatThrownBy(() -> register.appendAll(ADMIN, List.of(optOut(Event.NEVER), wrong,
                unnamed))).isInstanceOf(RegisterException.class);
        assertThat(register.lastSequence()).isZero();
        assertThat(register.append(ADMIN, optOut(Event.NEVER))).isEqualTo(1);
    }

    @Test
    void saysWhoMustLetGoWhenAnotherProgramHoldsTheFile() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:"
                + directory.resolve(Register.FILE)); Statement lock = other.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> register.append(ADMIN, optOut(Event.NEVER)))
                    .isInstanceOf(RegisterException.class).hasMessageContaining("lsof");
        }
        assertThat(register.append(ADMIN, optOut(Event.NEVER))).isEqualTo(1);
    }

    @Test
    void refusesARegisterOfANewerProgram() throws Exception {
        register.close();
        execute("PRAGMA user_version = 99");
        assertThatThrownBy(this::openRegister).isInstanceOf(RegisterException.class)
                .hasMessageContaining("newer callgate");
    }

    @Test
    void readsARegisterOfTheFirstSchema() throws Exception {
        register.close();
        java.nio.file.Files.delete(directory.resolve(Register.FILE));
        for (String step : FirstSchema.STEPS) {
            execute(step);
        }
        execute("INSERT INTO list_version VALUES ('dnc', 1, 'deny', 'ab', 5, 'f', 'cd',"
                + " '2026-11-01', 'replace', 0, 0)");
        execute("PRAGMA user_version = 1");
        openRegister();
        assertThat(register.versions("dnc")).singleElement().satisfies(version ->
                assertThat(version.content()).isEqualTo(
                        new ListManifest.Content("ab", 5, Coverage.EVERYWHERE)));
    }

    @Test
    void forgetsAnErasedNumberEverywhereInItsFile() throws Exception {
        register.append(ADMIN, new Event.OptOutAdded("s", "", Channel.VOICE, ALICE, Event.NEVER,
                "her name is Alice"));
        int changed = register.erase(ADMIN, directory, ALICE, "", 60).events();
        assertThat(changed).isEqualTo(1);
        assertThat(register.eventsOf(ALICE)).isEmpty();
        assertThat(register.optOutsOf(Pseudonyms.of(directory).of(ALICE))).hasSize(1);
        register.close();
        assertThat(new String(java.nio.file.Files.readAllBytes(directory.resolve(Register.FILE)),
                java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("Alice");
    }

    @Test
    void saysWhatIsMissingWithoutTheKeyOfErasedNumbers() throws Exception {
        assertThat(register.pseudonyms(directory).areKnown()).isFalse();
        register.append(ADMIN, optOut(Event.NEVER));
        register.erase(ADMIN, directory, ALICE, "", 60);
        assertThat(register.pseudonyms(directory).areKnown()).isTrue();
        java.nio.file.Path key = directory.resolve(Pseudonyms.FILE);
        java.nio.file.Files.delete(key);

        assertThatThrownBy(() -> register.pseudonyms(directory))
                .isInstanceOf(RegisterException.class)
                .hasMessageContaining("erasure.key is missing: restore it from a backup");
        assertThatThrownBy(() -> register.erase(ADMIN, directory, ALICE + 1, "", 60))
                .isInstanceOf(RegisterException.class).hasMessageContaining("is missing");
        assertThat(key).doesNotExist();
    }

    @Test
    void tellsAnotherKeyFromThatOfItsErasedNumbers() throws Exception {
        register.append(ADMIN, optOut(Event.NEVER));
        register.erase(ADMIN, directory, ALICE, "", 60);
        java.nio.file.Path key = directory.resolve(Pseudonyms.FILE);
        byte[] right = java.nio.file.Files.readAllBytes(key);
        java.nio.file.Files.write(key, new byte[right.length]);

        assertThatThrownBy(() -> register.pseudonyms(directory))
                .isInstanceOf(RegisterException.class)
                .hasMessageContaining("erasure.key is not the key by which numbers were erased")
                .hasMessageContaining("restore it from a backup");
        assertThatThrownBy(() -> register.erase(ADMIN, directory, ALICE + 1, "", 60))
                .isInstanceOf(RegisterException.class);

        java.nio.file.Files.write(key, right);
        assertThat(register.optOutsOf(register.pseudonyms(directory).of(ALICE))).hasSize(1);
    }

    @Test
    void recordsNothingThatWasGivenOnlyAfterIt() throws IOException {
        Instant later = NOON.plusSeconds(1);
        List<Event> early = List.of(
                new Event.ConsentGiven("s", "", ALICE, later, Event.NEVER, "form", ""),
                new Event.ExemptionAdded("s", "", Basis.CONTRACT, ALICE, Optional.of(later),
                        Event.NEVER, ""));
        for (Event event : early) {
            assertThatThrownBy(() -> register.appendAll(ADMIN, List.of(optOut(Event.NEVER),
                    event))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(register.lastSequence()).isZero();
        assertThat(register.append(ADMIN, optOut(Event.NEVER))).isEqualTo(1);
    }

    private void assertForbidden(String sql, String because) {
        assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class)
                .hasMessageContaining(because);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:"
                + directory.resolve(Register.FILE));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Event optOut(Instant expires) {
        return new Event.OptOutAdded("s", "", Channel.VOICE, ALICE, expires, "");
    }

    private static Clock clockAt(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
