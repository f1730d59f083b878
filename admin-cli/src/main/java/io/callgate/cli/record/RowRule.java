package io.callgate.cli.record;

import io.callgate.store.register.Event;

/** Makes a record of a row. */
@FunctionalInterface
public interface RowRule {

    Event event(NamedRow row) throws BadRow;
}
