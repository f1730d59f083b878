package io.callgate.cli.record;

import io.callgate.cli.Progress;
import io.callgate.store.Store;
import io.callgate.store.register.Author;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Records events in transactions of bounded size: of each, all are on disk or none is. */
final class Batches implements RecordFile.Sink {

    /** A tenth of a second, for which everybody else who writes must wait. */
    private static final int EVENTS_MAX = 10_000;

    private final Store store;
    private final Author author;
    private final long all;
    private final Progress progress;
    private final List<Event> batch = new ArrayList<>();
    private long recorded;
    private long last;

    Batches(Store store, Author author, long all, Progress progress) {
        this.store = store;
        this.author = author;
        this.all = all;
        this.progress = progress;
    }

    @Override
    public void record(Event event) throws IOException {
        batch.add(event);
        if (batch.size() == EVENTS_MAX) {
            flush();
        }
    }

    @Override
    public void reject(long line, String text, String cause) {
        // Counted and written by the pass before.
    }

    /** Records what is left, and returns the number of the last record. */
    long end() throws IOException {
        if (!batch.isEmpty()) {
            flush();
        }
        return last;
    }

    private void flush() throws IOException {
        last = store.record(author, batch);
        recorded += batch.size();
        batch.clear();
        progress.at(recorded, all, recorded, "records");
    }
}
