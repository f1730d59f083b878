package io.callgate.store.index.list;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import net.openhft.chronicle.bytes.RandomDataInput;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;
import net.openhft.chronicle.map.MapEntry;

import io.callgate.store.index.block.Container;
import io.callgate.store.index.block.OffHeapMaps;
import io.callgate.store.index.block.PackedKey;
import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.Answers;
import io.callgate.store.snapshot.BlockSet;
import io.callgate.store.snapshot.Snapshot;

/**
 * A version of a verdict-cache in an off-heap map from block to all answers there: for each day and
 * standing the standing (1 byte), the epoch day (4), the container's length (2), the container. One
 * look-up finds the block and walks them, so it costs as many steps as a block has days. Threads as
 * for {@link OffHeapList}.
 */
public final class OffHeapAnswers extends PresentGeneration {

    private static final int CHUNK_BYTES = 16;
    private static final int DAY_AT = 1;
    private static final int LENGTH_AT = DAY_AT + Integer.BYTES;
    private static final int HEADER_BYTES = LENGTH_AT + Short.BYTES;

    /** Of a block each number of which has one answer, on every day there can be. */
    private static final int ENTRY_BYTES_MAX = BlockSet.SUFFIXES * Character.BYTES
            + 2 * Answers.DAYS_MAX * HEADER_BYTES;

    private final ChronicleMap<PackedKey, byte[]> blocks;
    private final PackedKey key = new PackedKey();

    private OffHeapAnswers(ListManifest manifest, ChronicleMap<PackedKey, byte[]> blocks) {
        super(manifest);
        this.blocks = blocks;
    }

    /** Loads a verified snapshot. */
    public static OffHeapAnswers load(ListManifest manifest, Snapshot snapshot) throws IOException {
        demandCounted(manifest, snapshot);
        long count = blocksOf(snapshot);
        OffHeapAnswers answers = new OffHeapAnswers(manifest, OffHeapMaps.builder("answers")
                .averageValueSize(Math.max(1.0, (double) (snapshot.fileBytes()
                        + (long) HEADER_BYTES * snapshot.blocks()) / Math.max(1, count)))
                .actualChunkSize(CHUNK_BYTES)
                .maxChunksPerEntry(ENTRY_BYTES_MAX / CHUNK_BYTES + 1)
                .entries(Math.max(1, count))
                .create());
        try {
            answers.fill(snapshot);
            return answers;
        } catch (IOException e) {
            answers.close();
            throw e;
        }
    }

    private static long blocksOf(Snapshot snapshot) throws IOException {
        Snapshot.Cursor cursor = snapshot.cursor();
        long count = 0;
        long last = -1;
        while (cursor.next()) {
            long block = Answers.blockOf(cursor.block());
            count += block == last ? 0 : 1;
            last = block;
        }
        return count;
    }

    private void fill(Snapshot snapshot) throws IOException {
        ByteBuffer value = ByteBuffer.allocate(ENTRY_BYTES_MAX).order(ByteOrder.LITTLE_ENDIAN);
        Snapshot.Cursor cursor = snapshot.cursor();
        long block = -1;
        while (cursor.next()) {
            if (Answers.blockOf(cursor.block()) != block) {
                put(block, value);
                block = Answers.blockOf(cursor.block());
            }
            value.put((byte) (Answers.isListed(cursor.block()) ? 1 : 0))
                    .putInt((int) snapshot.checkedFrom() + Answers.dayOf(cursor.block()))
                    .putShort((short) cursor.containerLength())
                    .put(cursor.container(), 0, cursor.containerLength());
        }
        put(block, value);
    }

    private void put(long block, ByteBuffer value) {
        if (value.position() > 0) {
            blocks.put(key.set(block), Arrays.copyOf(value.array(), value.position()));
        }
        value.clear();
    }

    @Override
    public long answer(long number) {
        key.set(BlockSet.blockOf(number));
        try (ExternalMapQueryContext<PackedKey, byte[], ?> query = blocks.queryContext(key)) {
            MapEntry<PackedKey, byte[]> entry = query.entry();
            return entry == null ? Answer.NOT_COVERED
                    : answerIn(entry.value(), BlockSet.suffixOf(number));
        }
    }

    private static long answerIn(Data<byte[]> value, int suffix) {
        RandomDataInput bytes = value.bytes();
        long at = value.offset();
        long end = at + value.size();
        while (at < end) {
            int length = bytes.readUnsignedShort(at + LENGTH_AT);
            if (Container.holds(bytes.addressForRead(at + HEADER_BYTES), length, suffix)) {
                return Answer.of(bytes.readByte(at) != 0, bytes.readInt(at + DAY_AT));
            }
            at += HEADER_BYTES + length;
        }
        return Answer.NOT_COVERED;
    }

    @Override
    public long offHeapBytes() {
        return blocks.offHeapMemoryUsed();
    }

    @Override
    public void close() {
        blocks.close();
    }
}
