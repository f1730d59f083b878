package io.callgate.store.register.sqlite;

import java.util.List;

/** Schema 2 of register.db: a list version has a coverage. Those before it covered every number. */
public final class SecondSchema {

    public static final List<String> STEPS = List.of(
            "ALTER TABLE list_version ADD COLUMN coverage TEXT NOT NULL DEFAULT ''");

    private SecondSchema() {
    }
}
