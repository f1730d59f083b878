package io.callgate.store.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers a source gives of one standing, in any order, repeated or not, in bounded heap:
 * blocks grow in a table; when it is full it becomes a run on disk, and the runs are merged. One
 * thread.
 */
final class GivenNumbers {

    private static final int SAMPLE_MAX = 1 << 10;

    private final Aside aside;
    private final long tableBytesMax;
    private final List<Path> runs = new ArrayList<>();
    private BlockTable table = new BlockTable();
    private long added;
    /** Every nth number added, n doubling whenever the sample is full. */
    private final long[] sample = new long[SAMPLE_MAX];
    private int sampled;
    private long stride = 1;
    private long untilNext = 1;

    GivenNumbers(Aside aside, long tableBytesMax) {
        this.aside = aside;
        this.tableBytesMax = tableBytesMax;
    }

    void add(long number) throws IOException {
        added++;
        offer(number);
        table.add(number);
        if (table.bytes() > tableBytesMax) {
            spill();
        }
    }

    /** Numbers added so far, repetitions included. */
    long added() {
        return added;
    }

    long[] sample() {
        return Arrays.copyOf(sample, sampled);
    }

    /** Writes them all, aside; called once. */
    Path write() throws IOException {
        if (runs.isEmpty()) {
            return writeTable();
        }
        spill();
        List<BlockCursor> cursors = new ArrayList<>();
        long bytes = 0;
        for (Path run : runs) {
            Snapshot snapshot = aside.open(run);
            cursors.add(snapshot.cursor());
            bytes += snapshot.fileBytes();
        }
        return aside.write(BlockCursors.union(cursors), bytes, Snapshot.NOT_ANSWERS);
    }

    private void spill() throws IOException {
        if (!table.isEmpty()) {
            runs.add(writeTable());
        }
    }

    private Path writeTable() throws IOException {
        long bytes = table.bytes();
        BlockCursor cursor = table.cursor();
        table = new BlockTable();
        return aside.write(cursor, bytes, Snapshot.NOT_ANSWERS);
    }

    private void offer(long number) {
        untilNext--;
        if (untilNext > 0) {
            return;
        }
        untilNext = stride;
        if (sampled == SAMPLE_MAX) {
            for (int i = 0; i < SAMPLE_MAX / 2; i++) {
                sample[i] = sample[2 * i];
            }
            sampled = SAMPLE_MAX / 2;
            stride *= 2;
            untilNext = stride;
        }
        sample[sampled++] = number;
    }
}
