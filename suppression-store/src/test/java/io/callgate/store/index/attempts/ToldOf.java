package io.callgate.store.index.attempts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a counter told. */
final class ToldOf implements AttemptListener {

    private final List<String> all = new CopyOnWriteArrayList<>();

    List<String> all() {
        return all;
    }

    @Override
    public void unwritable(Exception cause) {
        all.add("unwritable");
    }

    @Override
    public void resumed() {
        all.add("resumed");
    }

    @Override
    public void damaged(int slots) {
        all.add("damaged " + slots);
    }

    @Override
    public void full() {
        all.add("full");
    }
}
