package io.callgate.store.index;

import io.callgate.store.register.Consent;
import io.callgate.store.register.Exemption;
import io.callgate.store.register.OptOut;
import io.callgate.store.snapshot.BlockSet;

/**
 * Fills a map from rows in order of kind, seller, campaign and number: gathers a block's records
 * and puts them at once.
 */
final class RecordLoad implements Records {

    private final Scopes scopes;
    private final OffHeapRecords records;
    private final int[] suffixes = new int[BlockSet.SUFFIXES];
    private final Records.Held[] held = new Records.Held[BlockSet.SUFFIXES];
    private long key = -1;
    private int count;

    RecordLoad(Scopes scopes, long blocks, long numbers) {
        this.scopes = scopes;
        records = new OffHeapRecords(blocks, RecordContainer.bytesFor(1) * numbers);
    }

    void add(OptOut optOut) {
        RecordTables.put(this, scopes, optOut);
    }

    void add(Consent consent) {
        RecordTables.put(this, scopes, consent);
    }

    void add(Exemption exemption) {
        RecordTables.put(this, scopes, exemption);
    }

    @Override
    public void put(RecordKind kind, int scope, long number, Records.Held record) {
        long next = OffHeapRecords.keyOf(kind, scope, number);
        if (next != key) {
            flush();
            key = next;
        }
        suffixes[count] = BlockSet.suffixOf(number);
        held[count] = record;
        count++;
    }

    private void flush() {
        if (count == 0) {
            return;
        }
        byte[] container = new byte[RecordContainer.bytesFor(count)];
        for (int i = 0; i < count; i++) {
            RecordContainer.write(container, i, suffixes[i], held[i]);
        }
        records.putContainer(key, container);
        count = 0;
    }

    OffHeapRecords finished() {
        flush();
        return records;
    }

    @Override
    public long find(RecordKind kind, int scope, long number, long epochSecond) {
        return records.find(kind, scope, number, epochSecond);
    }

    @Override
    public void close() {
        records.close();
    }
}
