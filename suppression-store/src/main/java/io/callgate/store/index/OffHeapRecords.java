package io.callgate.store.index;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.StampedLock;
import java.util.function.BiConsumer;
import java.util.function.LongPredicate;

import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;
import net.openhft.chronicle.map.MapEntry;

import io.callgate.store.index.block.BlockTable;
import io.callgate.store.index.block.Container;
import io.callgate.store.index.block.OffHeapMaps;
import io.callgate.store.index.block.PackedKey;
import io.callgate.store.snapshot.BlockSet;

/**
 * Records in an off-heap map from kind, scope and block to a {@link RecordContainer}: opt-outs
 * cluster as lists do, and a start that puts 70,000 blocks is fifty times shorter than one that
 * puts 5 million numbers.
 *
 * <p>The reader thread finds, the follower thread puts and removes. The reader looks without a lock
 * where the container is and what is in it, which costs a tenth of a query of the map, and makes
 * sure afterwards that the follower changed nothing meanwhile. If it did, the reader asks the map:
 * there the two meet at the lock of a segment, held while one container is copied. What is read in
 * vain is nonsense but never a fault: the map's memory stays where it is until the map is closed.
 */
final class OffHeapRecords implements Records {

    private static final int SEGMENTS = 16;
    private static final int CHUNK_BYTES = 32;
    private static final int CONTAINER_BYTES_MAX =
            RecordContainer.bytesFor(BlockSet.SUFFIXES);
    /** A segment has room for the largest container, whatever the store is sized for. */
    private static final long BYTES_MIN = SEGMENTS * 4L * CONTAINER_BYTES_MAX;
    private static final long BLOCKS_MIN = 1 << 14;
    private static final int BLOCK_OVERHEAD_BYTES = 3 * Long.BYTES;
    private static final int SCOPE_SHIFT = 37;
    private static final int KIND_SHIFT = SCOPE_SHIFT + 14;
    private static final byte[] NONE = { };
    private static final RecordKind[] KINDS = RecordKind.values();

    private final ChronicleMap<PackedKey, byte[]> containers;
    /** Written by the follower thread, within {@link #writing}. */
    private final BlockTable places;
    private final StampedLock writing = new StampedLock();
    private final long blocksMax;
    private final long bytesMax;
    /** Written by the follower thread. */
    private long bytes;
    /**
     * By scope, a bit for each kind that it has had a record of; written as the places are. Most
     * scopes have records of one kind or two, and each question that is not asked spares a line of
     * memory that is in no cache.
     */
    private final byte[] kinds = new byte[Scope.SCOPES_MAX];
    /** Set by the reader thread. */
    private final PackedKey readerKey = new PackedKey();
    /** Set by the reader thread. */
    private long readerSince;
    /** Set by the follower thread. */
    private final PackedKey writerKey = new PackedKey();

    /** An empty generation with room for so many blocks and bytes of records, and as many again. */
    OffHeapRecords(long blocks, long recordBytes) {
        blocksMax = Math.max(BLOCKS_MIN, 2 * blocks);
        places = new BlockTable(Math.toIntExact(blocksMax));
        bytesMax = Math.max(BYTES_MIN, 2 * recordBytes + blocksMax * BLOCK_OVERHEAD_BYTES);
        containers = OffHeapMaps.builder("records")
                .averageValueSize((double) bytesMax / blocksMax)
                .actualChunkSize(CHUNK_BYTES)
                .maxChunksPerEntry(CONTAINER_BYTES_MAX / CHUNK_BYTES + 2)
                .actualSegments(SEGMENTS)
                .entries(blocksMax)
                .maxBloatFactor(10)
                .create();
    }

    static long keyOf(RecordKind kind, int scope, long number) {
        return (long) kind.ordinal() << KIND_SHIFT | (long) scope << SCOPE_SHIFT
                | BlockSet.blockOf(number);
    }

    private static int scopeOf(long key) {
        return (int) (key >>> SCOPE_SHIFT) & Scope.SCOPES_MAX - 1;
    }

    @Override
    public long find(RecordKind kind, int scope, long number, long epochSecond) {
        long key = keyOf(kind, scope, number);
        long before = writing.tryOptimisticRead();
        long found = (kinds[scope] & 1 << kind.ordinal()) == 0 ? BlockTable.NONE
                : places.find(key);
        long record = found == BlockTable.NONE ? 0 : inForce(kind, BlockTable.address(found),
                BlockTable.size(found), number, epochSecond);
        return writing.validate(before) ? record
                : findLocked(kind, readerKey.set(key), number, epochSecond);
    }

    private long findLocked(RecordKind kind, PackedKey key, long number, long epochSecond) {
        try (ExternalMapQueryContext<PackedKey, byte[], ?> query = containers.queryContext(key)) {
            MapEntry<PackedKey, byte[]> entry = query.entry();
            return entry == null ? 0 : inForce(kind, address(entry.value()),
                    RecordContainer.countOf(entry.value().size()), number, epochSecond);
        }
    }

    private static long address(Data<byte[]> container) {
        return container.bytes().addressForRead(container.offset());
    }

    private long inForce(RecordKind kind, long container, int count, long number,
            long epochSecond) {
        long at = RecordContainer.find(container, count, BlockSet.suffixOf(number));
        if (at == 0) {
            return 0;
        }
        long first = Container.MEMORY.readLong(at);
        long second = Container.MEMORY.readLong(at + Long.BYTES);
        readerSince = RecordContainer.since(first, second);
        long sequence = RecordContainer.sequence(first);
        boolean holds = kind.holdsFrom(sequence, readerSince, epochSecond)
                && RecordContainer.expires(second) > epochSecond;
        return holds ? sequence : 0;
    }

    @Override
    public long since() {
        return readerSince;
    }

    /** An opt-out never shortens the one before: the later expiry stays. */
    @Override
    public void put(RecordKind kind, int scope, long number, Held record) {
        put(kind, keyOf(kind, scope, number), BlockSet.suffixOf(number), record);
    }

    /** Adds the records of a container to those that are there. */
    void putAll(long key, byte[] container) {
        RecordKind kind = KINDS[(int) (key >>> KIND_SHIFT)];
        for (int i = 0; i < RecordContainer.count(container); i++) {
            put(kind, key, RecordContainer.suffix(container, i),
                    RecordContainer.held(container, i));
        }
    }

    private void put(RecordKind kind, long key, int suffix, Records.Held record) {
        byte[] before = get(key);
        int found = RecordContainer.find(before, suffix);
        if (kind.isOptOut() && found >= 0
                && RecordContainer.held(before, found).expires()
                        >= Math.min(record.expires(), RecordContainer.UPPER_MAX)) {
            return;
        }
        putContainer(key, RecordContainer.with(before, suffix, record));
    }

    void remove(RecordKind kind, int scope, long number) {
        long key = keyOf(kind, scope, number);
        byte[] before = get(key);
        putContainer(key, RecordContainer.without(before, BlockSet.suffixOf(number)));
    }

    /** Replaces a container; an empty one is removed. */
    void putContainer(long key, byte[] container) {
        bytes += container.length - get(key).length;
        long stamp = writing.writeLock();
        try {
            if (container.length > 0) {
                containers.put(writerKey.set(key), container);
                kinds[scopeOf(key)] |= (byte) (1 << (int) (key >>> KIND_SHIFT));
                places.put(key, addressOf(key), RecordContainer.count(container));
            } else if (places.find(key) != BlockTable.NONE) {
                containers.remove(writerKey.set(key));
                places.put(key, 0, 0);
            }
        } finally {
            writing.unlockWrite(stamp);
        }
    }

    private long addressOf(long key) {
        try (ExternalMapQueryContext<PackedKey, byte[], ?> query =
                containers.queryContext(writerKey.set(key))) {
            return address(query.entry().value());
        }
    }

    private byte[] get(long key) {
        byte[] found = containers.getUsing(writerKey.set(key), null);
        return found == null ? NONE : found;
    }

    /** Removes the records of every number that the predicate holds for. */
    void removeIf(LongPredicate numbers) {
        Map<Long, byte[]> changed = new HashMap<>();
        forEach((key, container) -> {
            byte[] left = without(key, container, numbers);
            if (left.length < container.length) {
                changed.put(key, left);
            }
        });
        changed.forEach(this::putContainer);
    }

    private static byte[] without(long key, byte[] container, LongPredicate numbers) {
        long lowest = (key & (1L << SCOPE_SHIFT) - 1) * BlockSet.SUFFIXES;
        byte[] left = container;
        for (int i = 0; i < RecordContainer.count(container); i++) {
            int suffix = RecordContainer.suffix(container, i);
            if (numbers.test(lowest + suffix)) {
                left = RecordContainer.without(left, suffix);
            }
        }
        return left;
    }

    /** Hands over every container. */
    void forEach(BiConsumer<Long, byte[]> visitor) {
        containers.forEach((key, container) -> visitor.accept(key.get(), container));
    }

    /** Whether it holds all that it was sized for. */
    boolean isFull() {
        return places.blocks() >= blocksMax
                || bytes + containers.longSize() * BLOCK_OVERHEAD_BYTES >= bytesMax;
    }

    /** A generation that holds the same and has room for as much again. */
    OffHeapRecords withMoreRoom() {
        OffHeapRecords larger = new OffHeapRecords(containers.longSize(), bytes);
        forEach(larger::putContainer);
        return larger;
    }

    long blocks() {
        return containers.longSize();
    }

    /** Bytes of all containers. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        containers.close();
    }
}
