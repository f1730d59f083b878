package io.callgate.store.register.sqlite;

import java.util.List;

/**
 * Schema 1 of register.db.
 *
 * <p>Table {@code event} is the truth. {@code list_version} holds what an activation refers to.
 * {@code opt_out}, {@code consent} and {@code exemption} are derived, by trigger in the event's own
 * transaction, so that what is in force can be read without replaying the log. The one thing that
 * may happen to an event is that an erased number is replaced by its pseudonym (numbers from
 * 10^15 on are no numbers), and what was noted about it goes.
 */
public final class FirstSchema {

    public static final List<String> STEPS = List.of("""
            CREATE TABLE event (
                seq      INTEGER PRIMARY KEY CHECK (seq > 0),
                at_ms    INTEGER NOT NULL,
                operator TEXT NOT NULL,
                source   TEXT NOT NULL,
                kind     TEXT NOT NULL,
                seller   TEXT,
                campaign TEXT,
                channel  TEXT,
                basis    TEXT,
                number   INTEGER,
                given_s  INTEGER,
                expires_s INTEGER,
                proof    TEXT,
                list     TEXT,
                version  INTEGER,
                note     TEXT NOT NULL
            ) STRICT""", """
            CREATE INDEX event_of_number ON event (number) WHERE number IS NOT NULL""", """
            CREATE INDEX event_of_list ON event (list, seq) WHERE list IS NOT NULL""", """
            CREATE TRIGGER event_without_gap AFTER INSERT ON event
            WHEN NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq - 1)
            BEGIN SELECT RAISE(ABORT, 'an event would leave a gap'); END""", """
            CREATE TRIGGER event_never_changes BEFORE UPDATE OF seq, at_ms, operator, source, kind,
                seller, campaign, channel, basis, given_s, expires_s, list, version ON event
            BEGIN SELECT RAISE(ABORT, 'an event never changes'); END""", """
            CREATE TRIGGER event_only_forgets BEFORE UPDATE OF number, proof, note ON event
            WHEN NEW.number IS NULL OR OLD.number IS NULL OR NEW.number < 1000000000000000
                OR OLD.number >= 1000000000000000 OR NEW.note <> '' OR NEW.proof <> ''
            BEGIN SELECT RAISE(ABORT, 'an event only forgets an erased number'); END""", """
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
            END""", """
            CREATE TABLE consent (
                seller    TEXT NOT NULL,
                campaign  TEXT NOT NULL,
                number    INTEGER NOT NULL,
                seq       INTEGER NOT NULL,
                given_s   INTEGER NOT NULL,
                expires_s INTEGER,
                proof     TEXT NOT NULL,
                withdrawn INTEGER NOT NULL,
                PRIMARY KEY (seller, campaign, number)
            ) STRICT, WITHOUT ROWID""", """
            CREATE INDEX consent_of_number ON consent (number)""", """
            CREATE TRIGGER consent_said AFTER INSERT ON event
            WHEN NEW.kind IN ('consent given', 'consent withdrawn')
            BEGIN
                INSERT OR REPLACE INTO consent
                VALUES (NEW.seller, NEW.campaign, NEW.number, NEW.seq,
                    coalesce(NEW.given_s, NEW.at_ms / 1000), NEW.expires_s,
                    coalesce(NEW.proof, ''), NEW.kind = 'consent withdrawn');
            END""", """
            CREATE TABLE exemption (
                seller    TEXT NOT NULL,
                campaign  TEXT NOT NULL,
                basis     TEXT NOT NULL,
                number    INTEGER NOT NULL,
                seq       INTEGER NOT NULL,
                expires_s INTEGER,
                PRIMARY KEY (seller, campaign, basis, number)
            ) STRICT, WITHOUT ROWID""", """
            CREATE INDEX exemption_of_number ON exemption (number)""", """
            CREATE TRIGGER exemption_added AFTER INSERT ON event WHEN NEW.kind = 'exemption added'
            BEGIN
                INSERT OR REPLACE INTO exemption
                VALUES (NEW.seller, NEW.campaign, NEW.basis, NEW.number, NEW.seq, NEW.expires_s);
            END""", """
            CREATE TRIGGER exemption_withdrawn AFTER INSERT ON event
            WHEN NEW.kind = 'exemption withdrawn'
            BEGIN
                DELETE FROM exemption WHERE seller = NEW.seller AND campaign = NEW.campaign
                    AND basis = NEW.basis AND number = NEW.number;
            END""");

    private FirstSchema() {
    }
}
