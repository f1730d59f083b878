package io.callgate.store.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.register.sqlite.FifthSchema;
import io.callgate.store.register.sqlite.FirstSchema;
import io.callgate.store.register.sqlite.FourthSchema;
import io.callgate.store.register.sqlite.RegisterException;
import io.callgate.store.register.sqlite.SecondSchema;
import io.callgate.store.register.sqlite.ThirdSchema;

/** A register that cannot be brought to this program's schema stays what it was. */
class MigrationTest {

    /** The fifth schema derives the consents anew, after it has deleted them. */
    private static final String HINDRANCE = "CREATE TRIGGER hindrance BEFORE INSERT ON consent"
            + " BEGIN SELECT RAISE(ABORT, 'no room'); END";

    @TempDir
    private Path directory;

    @BeforeEach
    void makeARegisterOfTheFourthSchemaWithAConsent() throws SQLException {
        for (List<String> steps : List.of(FirstSchema.STEPS, SecondSchema.STEPS, ThirdSchema.STEPS,
                FourthSchema.STEPS)) {
            execute(steps.toArray(String[]::new));
        }
        execute("PRAGMA user_version = 4", "INSERT INTO event (seq, at_ms, operator, source,"
                + " seller, campaign, number, note, kind, given_s, expires_s, proof) VALUES (1,"
                + " 5000, 'o', 's', 's', '', 1, '', 'consent given', 4, NULL, 'form')");
    }

    @Test
    void isUndoneWholeWhenOneOfItsStepsFails() throws Exception {
        execute(HINDRANCE);

        assertThatThrownBy(this::open).isInstanceOf(RegisterException.class)
                .hasMessageContaining("no room");

        assertThat(number("PRAGMA user_version")).isEqualTo(4);
        assertThat(number("SELECT count(*) FROM consent")).isEqualTo(1);
    }

    @Test
    void isMadeUpForOnceNothingIsInItsWay() throws Exception {
        execute(HINDRANCE);
        assertThatThrownBy(this::open).isInstanceOf(RegisterException.class);
        execute("DROP TRIGGER hindrance");

        try (Register register = open()) {
            assertThat(register.consent("s", "", 1)).isPresent();
        }
    }

    /** Which key it was, older programs did not write down: the one that is there is believed. */
    @Test
    void remembersTheKeyOfNumbersThatWereErasedBefore() throws Exception {
        Pseudonyms key = Pseudonyms.makeFor(directory);
        execute(FifthSchema.STEPS.toArray(String[]::new));
        execute("PRAGMA user_version = 5", "INSERT INTO event (seq, at_ms, operator, source,"
                + " number, note, kind) VALUES (2, 5000, 'o', 's', " + key.of(7)
                + ", '', 'number erased')");
        try (Register register = open()) {
            assertThat(register.pseudonyms(directory).of(7)).isEqualTo(key.of(7));
        }
        Files.write(directory.resolve(Pseudonyms.FILE), new byte[16]);
        try (Register register = open()) {
            assertThatThrownBy(() -> register.pseudonyms(directory))
                    .isInstanceOf(RegisterException.class).hasMessageContaining("not the key");
        }
    }

    private Register open() throws IOException {
        return Register.open(directory.resolve(Register.FILE),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(Register.FILE));
    }

    private void execute(String... steps) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String step : steps) {
                statement.execute(step);
            }
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getLong(1);
        }
    }
}
