package io.callgate.store.index;

import io.callgate.store.register.Register;
import io.callgate.store.snapshot.BlockSet;

/**
 * Fills a map from rows in order of kind, seller, campaign and number: gathers a block's records
 * and puts them at once. The map grows with what comes, for to count rows takes as long as to read
 * them.
 */
final class RecordLoad {

    private final Scopes scopes;
    private final int[] suffixes = new int[BlockSet.SUFFIXES];
    private final long[] sequences = new long[BlockSet.SUFFIXES];
    private final long[] sinces = new long[BlockSet.SUFFIXES];
    private final long[] expiries = new long[BlockSet.SUFFIXES];
    private OffHeapRecords records = new OffHeapRecords(0, 0);
    private long key = -1;
    private int count;

    RecordLoad(Scopes scopes) {
        this.scopes = scopes;
    }

    /** What takes the records of one kind. */
    Register.RecordVisitor of(RecordKind kind) {
        return new Register.RecordVisitor() {
            private int scope;

            @Override
            public void of(String seller, String campaign) {
                scope = scopes.idOf(seller, campaign);
            }

            @Override
            public void record(long number, long sequence, long since, long expires) {
                take(OffHeapRecords.keyOf(kind, scope, number));
                add(BlockSet.suffixOf(number), sequence, since, expires);
            }
        };
    }

    private void take(long next) {
        if (next != key) {
            flush();
            key = next;
        }
    }

    private void add(int suffix, long sequence, long since, long expires) {
        suffixes[count] = suffix;
        sequences[count] = sequence;
        sinces[count] = since;
        expiries[count] = expires;
        count++;
    }

    private void flush() {
        if (count == 0) {
            return;
        }
        byte[] container = new byte[RecordContainer.bytesFor(count)];
        for (int i = 0; i < count; i++) {
            RecordContainer.write(container, i, suffixes[i],
                    new Records.Held(sequences[i], sinces[i], expiries[i]));
        }
        if (records.isFull()) {
            OffHeapRecords full = records;
            records = full.withMoreRoom();
            full.close();
        }
        records.putContainer(key, container);
        count = 0;
    }

    OffHeapRecords finished() {
        flush();
        return records;
    }

    /** Gives back what was gathered: it will not be finished. */
    void abandon() {
        records.close();
    }
}
