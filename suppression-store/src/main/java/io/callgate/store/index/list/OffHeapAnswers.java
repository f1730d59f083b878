package io.callgate.store.index.list;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;

import io.callgate.store.index.block.BlockTable;
import io.callgate.store.index.block.Container;
import io.callgate.store.index.block.OffHeapMaps;
import io.callgate.store.index.block.PackedKey;
import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.Answers;
import io.callgate.store.snapshot.BlockSet;
import io.callgate.store.snapshot.Snapshot;

/**
 * A version of a verdict-cache in an off-heap map from block to all answers there: for each day and
 * standing the standing (1 byte), the epoch day (4), the container's length (2), the container.
 * Where a block's answers lie is noted, as for {@link OffHeapList}, whose threads these are, too; a
 * look-up walks them, so it costs as many steps as the block has days.
 */
public final class OffHeapAnswers extends PresentGeneration {

    private static final int CHUNK_BYTES = 16;
    private static final int DAY_AT = 1;
    private static final int LENGTH_AT = DAY_AT + Integer.BYTES;
    private static final int HEADER_BYTES = LENGTH_AT + Short.BYTES;

    /**
     * Of a block each number of which has one answer, on every day there can be: 48,672, so that 16
     * bits hold the size.
     */
    private static final int ENTRY_BYTES_MAX = BlockSet.SUFFIXES * Character.BYTES
            + 2 * Answers.DAYS_MAX * HEADER_BYTES;

    private final ChronicleMap<PackedKey, byte[]> blocks;
    private final BlockTable places;

    private OffHeapAnswers(ListManifest manifest, ChronicleMap<PackedKey, byte[]> blocks,
            int count) {
        super(manifest);
        this.blocks = blocks;
        this.places = new BlockTable(count);
    }

    /** Loads a verified snapshot. */
    public static OffHeapAnswers load(ListManifest manifest, Snapshot snapshot) throws IOException {
        demandCounted(manifest, snapshot);
        int count = blocksOf(snapshot);
        OffHeapAnswers answers = new OffHeapAnswers(manifest, OffHeapMaps.builder("answers")
                .averageValueSize(Math.max(1.0, (double) (snapshot.fileBytes()
                        + (long) HEADER_BYTES * snapshot.blocks()) / Math.max(1, count)))
                .actualChunkSize(CHUNK_BYTES)
                .maxChunksPerEntry(ENTRY_BYTES_MAX / CHUNK_BYTES + 1)
                .entries(Math.max(1, count))
                .create(), count);
        try {
            answers.fill(snapshot);
            return answers;
        } catch (IOException e) {
            answers.close();
            throw e;
        }
    }

    private static int blocksOf(Snapshot snapshot) throws IOException {
        Snapshot.Cursor cursor = snapshot.cursor();
        int count = 0;
        long last = -1;
        while (cursor.next()) {
            long block = Answers.blockOf(cursor.block());
            count += block == last ? 0 : 1;
            last = block;
        }
        return count;
    }

    private void fill(Snapshot snapshot) throws IOException {
        ByteBuffer value = ByteBuffer.allocate(ENTRY_BYTES_MAX).order(ByteOrder.nativeOrder());
        PackedKey key = new PackedKey();
        Snapshot.Cursor cursor = snapshot.cursor();
        long block = -1;
        while (cursor.next()) {
            if (Answers.blockOf(cursor.block()) != block) {
                put(key.set(block), value);
                block = Answers.blockOf(cursor.block());
            }
            value.put((byte) (Answers.isListed(cursor.block()) ? 1 : 0))
                    .putInt((int) snapshot.checkedFrom() + Answers.dayOf(cursor.block()))
                    .putShort((short) cursor.containerLength())
                    .put(cursor.container(), 0, cursor.containerLength());
        }
        put(key.set(block), value);
        blocks.forEachEntry(entry -> {
            Data<byte[]> held = entry.value();
            places.put(entry.key().get().get(), held.bytes().addressForRead(held.offset()),
                    (int) held.size());
        });
    }

    private void put(PackedKey block, ByteBuffer value) {
        if (value.position() > 0) {
            blocks.put(block, Arrays.copyOf(value.array(), value.position()));
        }
        value.clear();
    }

    @Override
    public long answer(long number) {
        long found = places.find(BlockSet.blockOf(number));
        return found == BlockTable.NONE ? Answer.NOT_COVERED
                : answerIn(BlockTable.address(found), BlockTable.size(found),
                        BlockSet.suffixOf(number));
    }

    private static long answerIn(long block, int bytes, int suffix) {
        long at = block;
        long end = block + bytes;
        while (at < end) {
            int length = Container.MEMORY.readShort(at + LENGTH_AT) & 0xFFFF;
            if (Container.holds(at + HEADER_BYTES, length, suffix)) {
                return Answer.of(Container.MEMORY.readByte(at) != 0,
                        Container.MEMORY.readInt(at + DAY_AT));
            }
            at += HEADER_BYTES + length;
        }
        return Answer.NOT_COVERED;
    }

    @Override
    public long lookAhead(long number) {
        long found = places.find(BlockSet.blockOf(number));
        return found == BlockTable.NONE ? 0
                : Container.MEMORY.readByte(BlockTable.address(found));
    }

    @Override
    public long offHeapBytes() {
        return blocks.offHeapMemoryUsed() + places.bytes();
    }

    @Override
    public void close() {
        blocks.close();
    }
}
