package io.callgate.store.index;

import java.util.HashMap;
import java.util.Map;

/** The records of a few numbers, for a question asked once. */
final class HeapRecords implements Records {

    private record Held(long sequence, long expires) {
    }

    private final Map<Long, Held> held = new HashMap<>();

    void put(long key, long sequence, long expires) {
        held.put(key, new Held(sequence, expires));
    }

    @Override
    public long find(long key, long epochSecond) {
        Held found = held.get(key);
        return found != null && found.expires > epochSecond ? found.sequence : 0;
    }

    @Override
    public void close() {
        held.clear();
    }
}
