package io.callgate.store.index.list;

import java.io.IOException;
import java.util.Arrays;

import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;

import io.callgate.store.index.block.BlockTable;
import io.callgate.store.index.block.Container;
import io.callgate.store.index.block.OffHeapMaps;
import io.callgate.store.index.block.PackedKey;
import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.BlockSet;
import io.callgate.store.snapshot.Snapshot;

/**
 * A list version in an off-heap map from block to container, searched where it lies. Where that is
 * for each block is noted once it is filled, since nothing in it moves any more.
 *
 * <p>The map belongs to this process alone and is filled from a verified snapshot before anyone
 * sees it, so no lock in it is ever contended, and a killed process leaves none behind. {@link
 * #answer} is for one thread; {@link #close} only when that thread has let go.
 */
public final class OffHeapList extends PresentGeneration {

    /** Smaller chunks waste less at the end of an entry, larger ones need less book-keeping. */
    private static final int CHUNK_BYTES = 16;
    private static final int ENTRY_BYTES_MAX = 2 * Long.BYTES + BlockSet.BITMAP_BYTES;

    private final ChronicleMap<PackedKey, byte[]> containers;
    private final BlockTable places;

    private OffHeapList(ListManifest manifest, ChronicleMap<PackedKey, byte[]> containers,
            int blocks) {
        super(manifest);
        this.containers = containers;
        this.places = new BlockTable(blocks);
    }

    /** Loads a verified snapshot. */
    public static OffHeapList load(ListManifest manifest, Snapshot snapshot) throws IOException {
        demandCounted(manifest, snapshot);
        OffHeapList list = new OffHeapList(manifest, mapFor(snapshot), snapshot.blocks());
        try {
            list.fill(snapshot);
            return list;
        } catch (IOException e) {
            list.close();
            throw e;
        }
    }

    private static ChronicleMap<PackedKey, byte[]> mapFor(Snapshot snapshot) throws IOException {
        int blocks = Math.max(1, snapshot.blocks());
        return OffHeapMaps.builder("list")
                .averageValueSize(Math.max(1.0, (double) snapshot.fileBytes() / blocks))
                .actualChunkSize(CHUNK_BYTES)
                .maxChunksPerEntry(ENTRY_BYTES_MAX / CHUNK_BYTES + 1)
                .entries(blocks)
                .create();
    }

    private void fill(Snapshot snapshot) throws IOException {
        PackedKey key = new PackedKey();
        Snapshot.Cursor cursor = snapshot.cursor();
        while (cursor.next()) {
            containers.put(key.set(cursor.block()),
                    Arrays.copyOf(cursor.container(), cursor.containerLength()));
        }
        if (containers.longSize() != snapshot.blocks()) {
            throw new IOException("the index took "
                    + containers.longSize() + " of " + snapshot.blocks() + " blocks");
        }
        containers.forEachEntry(entry -> {
            Data<byte[]> value = entry.value();
            places.put(entry.key().get().get(), value.bytes().addressForRead(value.offset()),
                    (int) value.size());
        });
    }

    @Override
    public long answer(long number) {
        return answer(holds(number), number);
    }

    private boolean holds(long number) {
        long found = places.find(BlockSet.blockOf(number));
        return found != BlockTable.NONE && Container.holds(BlockTable.address(found),
                BlockTable.size(found), BlockSet.suffixOf(number));
    }

    @Override
    public long lookAhead(long number) {
        long found = places.find(BlockSet.blockOf(number));
        return found == BlockTable.NONE ? 0 : Container.glance(BlockTable.address(found),
                BlockTable.size(found), BlockSet.suffixOf(number));
    }

    @Override
    public long offHeapBytes() {
        return containers.offHeapMemoryUsed() + places.bytes();
    }

    @Override
    public void close() {
        containers.close();
    }
}
