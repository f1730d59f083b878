package io.callgate.gateway.screening;

import io.callgate.store.index.IndexListener;

/** Of a store that can be read: its index has nothing to tell. */
final class Unheard implements IndexListener {

    @Override
    public void listActivated(String list, long version, long numbers) {
        // The index is complete when it is handed out.
    }

    @Override
    public void faulted(String what, Exception cause) {
        throw new AssertionError(what, cause);
    }
}
