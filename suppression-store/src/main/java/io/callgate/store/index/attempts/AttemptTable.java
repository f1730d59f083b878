package io.callgate.store.index.attempts;

import net.openhft.chronicle.bytes.BytesStore;

/**
 * Slots by seller and number in one piece of off-heap memory: open addressing, linear probing, and
 * nothing is ever removed. What is out of date is left out when a table is filled anew. Why not a
 * Chronicle Map: decision 10. One thread at a time.
 */
final class AttemptTable {

    /** Half a gibibyte would hold twice as many; the call path can wait for neither. */
    static final int SLOTS_MAX = 1 << 23;
    /** 2 MiB: from half full to full is more than a second of new numbers at any rate of calls. */
    private static final int SLOTS_MIN = 1 << 16;
    private static final int SLOT_SHIFT = 5;
    /** From the golden ratio: numbers of one block are spread over the whole table. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final BytesStore<?, ?> memory;
    private final int mask;
    private int size;

    /** Room for twice as many before it is half full, and never more than {@link #SLOTS_MAX}. */
    AttemptTable(long numbers) {
        long slots = Math.max(SLOTS_MIN, Long.highestOneBit(Math.max(1, numbers)) << 3);
        int bounded = (int) Math.min(SLOTS_MAX, slots);
        memory = BytesStore.nativeStoreWithFixedCapacity((long) bounded << SLOT_SHIFT);
        mask = bounded - 1;
    }

    int size() {
        return size;
    }

    /** Time for a larger one. */
    boolean isHalfFull() {
        return size > (mask + 1) / 2;
    }

    /** Whether it takes no further number. */
    boolean isFull() {
        return size >= (mask + 1) / 4 * 3;
    }

    boolean isLargest() {
        return mask == SLOTS_MAX - 1;
    }

    /** Reads the slot of the key; false, and a slot without days, if there is none. */
    boolean get(long key, Slot into) {
        long at = placeOf(key);
        read(at, into);
        boolean known = into.key == key;
        // A free place is all zeros.
        into.key = key;
        return known;
    }

    private void read(long at, Slot into) {
        into.key = memory.readLong(at);
        into.newest = memory.readLong(at + 8);
        into.older = memory.readLong(at + 16);
        into.oldest = memory.readLong(at + 24);
    }

    /** Adds or replaces a slot; the table must not be full. */
    void put(Slot slot) {
        long at = placeOf(slot.key);
        size += memory.readLong(at) == 0 ? 1 : 0;
        memory.writeLong(at, slot.key);
        memory.writeLong(at + 8, slot.newest);
        memory.writeLong(at + 16, slot.older);
        memory.writeLong(at + 24, slot.oldest);
    }

    /** Where the key's slot is or would be; a free one always ends the search. */
    private long placeOf(long key) {
        int place = (int) (key * SPREAD >>> 32) & mask;
        long found = memory.readLong((long) place << SLOT_SHIFT);
        while (found != key && found != 0) {
            place = place + 1 & mask;
            found = memory.readLong((long) place << SLOT_SHIFT);
        }
        return (long) place << SLOT_SHIFT;
    }

    /** Copies the slot at a place, 0 to {@link #places}; false if it is free. */
    boolean at(int place, Slot into) {
        read((long) place << SLOT_SHIFT, into);
        return into.key != 0;
    }

    int places() {
        return mask + 1;
    }

    /** One with twice the room or more, which holds the same; this one is closed. */
    AttemptTable grown() {
        AttemptTable larger = new AttemptTable(size);
        Slot slot = new Slot();
        for (int place = 0; place < places(); place++) {
            if (at(place, slot)) {
                larger.put(slot);
            }
        }
        close();
        return larger;
    }

    void close() {
        memory.releaseLast();
    }
}
