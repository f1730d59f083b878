package io.callgate.store.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import net.openhft.chronicle.bytes.RandomDataInput;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;
import net.openhft.chronicle.map.MapEntry;

/**
 * Records in an off-heap map: 8 bytes of key to sequence and expiry. The reader thread finds, the
 * follower thread puts and removes; a segment's lock is held for well under a microsecond, and
 * there are enough segments that the two hardly ever want the same.
 */
final class OffHeapRecords implements Records {

    private static final int SEGMENTS = 256;
    private static final int RECORD_BYTES = 2 * Long.BYTES;
    private static final int SEQUENCE_AT = 0;
    private static final int EXPIRES_AT = Long.BYTES;
    /** Room for records to come: a quarter more than there are, and never less than this. */
    private static final long ROOM_MIN = 1 << 14;

    /** The map reads longs in native order where they lie; arrays are filled the same way. */
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ChronicleMap<PackedKey, byte[]> records;
    private final long capacity;
    /** Set by the reader thread. */
    private final PackedKey readerKey = new PackedKey();
    /** Set by the follower thread. */
    private final PackedKey writerKey = new PackedKey();

    private OffHeapRecords(ChronicleMap<PackedKey, byte[]> records, long capacity) {
        this.records = records;
        this.capacity = capacity;
    }

    /** An empty generation with room for so many records and some more. */
    static OffHeapRecords withRoomFor(long expected) {
        long capacity = expected + Math.max(ROOM_MIN, expected / 4);
        return new OffHeapRecords(OffHeapMaps.builder("records")
                .constantValueSizeBySample(new byte[RECORD_BYTES])
                .actualSegments(SEGMENTS)
                .entries(capacity)
                .create(), capacity);
    }

    /** A generation that holds the same and has room for as many again. Follower thread. */
    OffHeapRecords withDoubleRoom() {
        OffHeapRecords larger = withRoomFor(capacity * 2);
        records.forEachEntry(entry -> larger.records.put(entry.key().get(),
                entry.value().get()));
        return larger;
    }

    @Override
    public long find(long key, long epochSecond) {
        readerKey.set(key);
        try (ExternalMapQueryContext<PackedKey, byte[], ?> query =
                records.queryContext(readerKey)) {
            MapEntry<PackedKey, byte[]> entry = query.entry();
            return entry == null ? 0 : inForce(entry.value(), epochSecond);
        }
    }

    private static long inForce(Data<byte[]> record, long epochSecond) {
        RandomDataInput bytes = record.bytes();
        long start = record.offset();
        boolean expired = bytes.readLong(start + EXPIRES_AT) <= epochSecond;
        return expired ? 0 : bytes.readLong(start + SEQUENCE_AT);
    }

    /** Adds or replaces a record, but never shortens one: the later expiry stays. */
    void put(long key, long sequence, long expires, byte[] scratch) {
        byte[] before = records.getUsing(writerKey.set(key), scratch);
        if (before != null && longAt(before, EXPIRES_AT) >= expires) {
            return;
        }
        writeLong(scratch, SEQUENCE_AT, sequence);
        writeLong(scratch, EXPIRES_AT, expires);
        records.put(writerKey, scratch);
    }

    void remove(long key) {
        records.remove(writerKey.set(key));
    }

    /** Whether the map was sized for no more than it holds. */
    boolean isFull() {
        return records.longSize() >= capacity;
    }

    long size() {
        return records.longSize();
    }

    long offHeapBytes() {
        return records.offHeapMemoryUsed();
    }

    /** A buffer for {@link #put}. */
    static byte[] scratch() {
        return new byte[RECORD_BYTES];
    }

    private static long longAt(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    private static void writeLong(byte[] bytes, int at, long value) {
        LONGS.set(bytes, at, value);
    }

    @Override
    public void close() {
        records.close();
    }
}
