package io.callgate.store.index;

import java.util.HashMap;
import java.util.Map;

/** The records of a few numbers, for a question asked once. */
final class HeapRecords implements Records {

    private record Key(RecordKind kind, int scope, long number) {
    }

    private final Map<Key, Held> held = new HashMap<>();
    private long since;

    @Override
    public void put(RecordKind kind, int scope, long number, Held record) {
        held.put(new Key(kind, scope, number), record);
    }

    @Override
    public long find(RecordKind kind, int scope, long number, long epochSecond) {
        Held found = held.get(new Key(kind, scope, number));
        boolean inForce = found != null && found.expires() > epochSecond
                && kind.holdsFrom(found.sequence(), found.since(), epochSecond);
        since = inForce ? found.since() : Held.ALWAYS;
        return inForce ? found.sequence() : 0;
    }

    @Override
    public long since() {
        return since;
    }

    @Override
    public void close() {
        held.clear();
    }
}
