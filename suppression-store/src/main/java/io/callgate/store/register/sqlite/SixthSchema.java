package io.callgate.store.register.sqlite;

import java.util.List;

/**
 * Schema 6 of register.db: by which key numbers were erased, so that another one is told from it.
 * The fingerprint gives nothing of the key away. The table is empty until a number is erased, or
 * until a register in which older programs erased some is asked for their key.
 */
final class SixthSchema {

    static final List<String> STEPS = List.of("""
            CREATE TABLE erasure_key (
                id          INTEGER PRIMARY KEY CHECK (id = 1),
                fingerprint INTEGER NOT NULL
            ) STRICT""", """
            CREATE TRIGGER erasure_key_never_changes BEFORE UPDATE ON erasure_key
            BEGIN SELECT RAISE(ABORT, 'the key of erased numbers never changes'); END""", """
            CREATE TRIGGER erasure_key_never_goes BEFORE DELETE ON erasure_key
            BEGIN SELECT RAISE(ABORT, 'the key of erased numbers never goes'); END""");

    private SixthSchema() {
    }
}
