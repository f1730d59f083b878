package io.callgate.cli;

import io.callgate.store.index.IndexListener;

/** Says on standard error what of the store could not be read, as the gateway's log does. */
public record Unreadable(Output output) implements IndexListener {

    @Override
    public void listActivated(String list, long version, long numbers) {
        // Each answer says which version decided.
    }

    @Override
    public void faulted(String what, Exception cause) {
        output.note(what + ": " + cause.getMessage());
    }
}
