package io.callgate.cli.scrub;

import io.callgate.cli.Output;
import io.callgate.store.index.IndexListener;

/** Tells the admin what the index could not read: those rows cannot be checked. */
record Told(Output output) implements IndexListener {

    @Override
    public void listActivated(String list, long version, long numbers) {
        // Each row says which version decided.
    }

    @Override
    public void faulted(String what, Exception cause) {
        output.note(what + ": " + cause.getMessage());
    }
}
