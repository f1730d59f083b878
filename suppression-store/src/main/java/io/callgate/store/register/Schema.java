package io.callgate.store.register;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of register.db. Migrations go forward only: entry n leads from schema n to n + 1, is
 * never edited once released, and runs in one transaction with the new version number.
 */
final class Schema {

    /**
     * Table {@code event} is the truth. {@code list_version} holds what an activation refers to;
     * {@code opt_out} is derived, by trigger in the event's own transaction, so that what is in
     * force can be read without replaying the log.
     */
    private static final List<String> FIRST = List.of("""
            CREATE TABLE event (
                seq      INTEGER PRIMARY KEY CHECK (seq > 0),
                at_ms    INTEGER NOT NULL,
                operator TEXT NOT NULL,
                source   TEXT NOT NULL,
                kind     TEXT NOT NULL,
                seller   TEXT,
                campaign TEXT,
                channel  TEXT,
                number   INTEGER,
                expires_s INTEGER,
                list     TEXT,
                version  INTEGER,
                note     TEXT NOT NULL
            ) STRICT""", """
            CREATE INDEX event_of_number ON event (number) WHERE number IS NOT NULL""", """
            CREATE INDEX event_of_list ON event (list, seq) WHERE list IS NOT NULL""", """
            CREATE TRIGGER event_without_gap AFTER INSERT ON event
            WHEN NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq - 1)
            BEGIN SELECT RAISE(ABORT, 'an event would leave a gap'); END""", """
            CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
            BEGIN SELECT RAISE(ABORT, 'an event never changes'); END""", """
            CREATE TRIGGER event_never_goes BEFORE DELETE ON event
            BEGIN SELECT RAISE(ABORT, 'an event never goes'); END""", """
            CREATE TABLE list_version (
                list          TEXT NOT NULL,
                version       INTEGER NOT NULL CHECK (version > 0),
                kind          TEXT NOT NULL,
                snapshot      TEXT NOT NULL,
                numbers       INTEGER NOT NULL,
                source_file   TEXT NOT NULL,
                source_sha256 TEXT NOT NULL,
                issued        TEXT NOT NULL,
                mode          TEXT NOT NULL,
                duplicates    INTEGER NOT NULL,
                rejected      INTEGER NOT NULL,
                PRIMARY KEY (list, version)
            ) STRICT, WITHOUT ROWID""", """
            CREATE TRIGGER list_version_never_changes BEFORE UPDATE ON list_version
            BEGIN SELECT RAISE(ABORT, 'a list version never changes'); END""", """
            CREATE TRIGGER list_version_never_goes BEFORE DELETE ON list_version
            BEGIN SELECT RAISE(ABORT, 'a list version never goes'); END""", """
            CREATE TABLE opt_out (
                seller    TEXT NOT NULL,
                campaign  TEXT NOT NULL,
                channel   TEXT NOT NULL,
                number    INTEGER NOT NULL,
                seq       INTEGER NOT NULL,
                expires_s INTEGER,
                PRIMARY KEY (seller, campaign, channel, number)
            ) STRICT, WITHOUT ROWID""", """
            CREATE INDEX opt_out_of_number ON opt_out (number)""", """
            CREATE TRIGGER opt_out_added AFTER INSERT ON event WHEN NEW.kind = 'opt-out added'
            BEGIN
                INSERT INTO opt_out
                VALUES (NEW.seller, NEW.campaign, NEW.channel, NEW.number, NEW.seq, NEW.expires_s)
                ON CONFLICT DO UPDATE SET seq = excluded.seq, expires_s = excluded.expires_s
                WHERE opt_out.expires_s IS NOT NULL
                    AND (excluded.expires_s IS NULL OR excluded.expires_s > opt_out.expires_s);
            END""", """
            CREATE TRIGGER opt_out_withdrawn AFTER INSERT ON event
            WHEN NEW.kind = 'opt-out withdrawn'
            BEGIN
                DELETE FROM opt_out WHERE seller = NEW.seller AND campaign = NEW.campaign
                    AND channel = NEW.channel AND number = NEW.number;
            END""");

    private static final List<List<String>> MIGRATIONS = List.of(FIRST);

    private Schema() {
    }

    /** Brings the file to the schema of this program, whatever older schema it has. */
    static void migrate(Connection connection) throws SQLException, RegisterException {
        if (versionOf(connection) == MIGRATIONS.size()) {
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Another process may migrate at the same moment: look again, holding the lock.
            int found = versionOf(connection);
            if (found > MIGRATIONS.size()) {
                throw new RegisterException("register.db has schema " + found + ", this program"
                        + " knows " + MIGRATIONS.size() + ": use the newer callgate that wrote it");
            }
            for (int version = found; version < MIGRATIONS.size(); version++) {
                run(statement, MIGRATIONS.get(version));
            }
            statement.execute("PRAGMA user_version = " + MIGRATIONS.size());
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void run(Statement statement, List<String> migration) throws SQLException {
        for (String step : migration) {
            statement.execute(step);
        }
    }

    private static int versionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }
}
