package io.callgate.store.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds a snapshot from numbers in any order, repeated or not, in bounded heap: blocks grow in a
 * table; when it is full it becomes a run on disk, and the runs are merged. One thread. Closing it
 * leaves nothing behind but what was published.
 */
public final class SnapshotBuilder implements Closeable {

    /** Ends the name of a finished snapshot. */
    public static final String SUFFIX = SnapshotWriter.SUFFIX;

    /**
     * Heap the table may take before it becomes a run. A list of North America, 100,000 bitmaps,
     * takes 136 MB and never does.
     */
    private static final long TABLE_BYTES_MAX = 192L << 20;

    private final Path directory;
    private final long tableBytesMax;
    private final List<Path> runs = new ArrayList<>();
    private final List<Snapshot> inputs = new ArrayList<>();
    private final NumberSample sample = new NumberSample();
    private BlockTable table = new BlockTable();
    private long added;

    /** @param directory where the snapshot, and until then its runs, are written */
    public SnapshotBuilder(Path directory) {
        this(directory, TABLE_BYTES_MAX);
    }

    SnapshotBuilder(Path directory, long tableBytesMax) {
        this.directory = directory;
        this.tableBytesMax = tableBytesMax;
    }

    /** What to do with the numbers added. */
    public enum Mode { REPLACE, ADD, REMOVE }

    /** @param number positive, at most 15 digits */
    public void add(long number) throws IOException {
        added++;
        sample.offer(number);
        table.add(number);
        if (table.bytes() > tableBytesMax) {
            spill();
        }
    }

    /** Numbers added so far, repetitions included. */
    public long added() {
        return added;
    }

    /** What was built, aside: {@link #publish} it or let {@link #close} delete it. */
    public record Built(Path aside, Snapshot snapshot, long distinctAdded) {
    }

    /**
     * Writes the result beside its final place, reads it back whole, and looks a sample of the
     * numbers up in it.
     *
     * @param base the version to add to or remove from; not read for {@link Mode#REPLACE}
     */
    public Built build(Mode mode, List<Snapshot> base) throws IOException {
        Path given = writeGiven();
        Snapshot numbers = opened(given);
        Path result = given;
        Snapshot snapshot = numbers;
        if (mode != Mode.REPLACE && !base.isEmpty()) {
            Snapshot before = base.get(0);
            BlockCursor cursor = mode == Mode.ADD
                    ? BlockCursors.union(List.of(before.cursor(), numbers.cursor()))
                    : BlockCursors.difference(before.cursor(), numbers.cursor());
            result = aside(SnapshotWriter.write(directory, cursor,
                    before.fileBytes() + numbers.fileBytes()));
            snapshot = opened(result);
        }
        sample.verify(snapshot, mode != Mode.REMOVE);
        return new Built(result, snapshot, numbers.numbers());
    }

    /** Forces the result to disk: what takes time, so that publishing does not. */
    public void sync(Built built) throws IOException {
        SnapshotWriter.sync(built.aside());
    }

    /** Gives a synced result its name, on disk; from then on {@link #close} leaves it alone. */
    public Path publish(Built built) throws IOException {
        Path named = SnapshotWriter.publish(built.aside(), built.snapshot().sha256());
        runs.remove(built.aside());
        return named;
    }

    /** Opens a finished snapshot of the same directory; closed with this builder. */
    public Snapshot open(String sha256) throws IOException {
        return opened(fileOf(directory, sha256));
    }

    /** @throws TooLittleDisk if the directory's disk has not that much room */
    public void checkDisk(long bytes) throws IOException {
        TooLittleDisk.check(directory, bytes);
    }

    /** Deletes what builders of processes that are no more left behind. */
    public static void removeAbandoned(Path directory) throws IOException {
        SnapshotWriter.removeAbandoned(directory);
    }

    /** The file of a snapshot, whether it exists or not. */
    public static Path fileOf(Path directory, String sha256) {
        return directory.resolve(sha256 + SnapshotWriter.SUFFIX);
    }

    @Override
    public void close() throws IOException {
        for (Snapshot input : inputs) {
            input.close();
        }
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }

    private Path writeGiven() throws IOException {
        if (runs.isEmpty()) {
            long bytes = table.bytes();
            BlockCursor cursor = table.cursor();
            table = new BlockTable();
            return aside(SnapshotWriter.write(directory, cursor, bytes));
        }
        spill();
        List<BlockCursor> cursors = new ArrayList<>();
        long bytes = 0;
        for (Path run : runs) {
            Snapshot snapshot = opened(run);
            cursors.add(snapshot.cursor());
            bytes += snapshot.fileBytes();
        }
        return aside(SnapshotWriter.write(directory, BlockCursors.union(cursors), bytes));
    }

    private void spill() throws IOException {
        if (!table.isEmpty()) {
            long bytes = table.bytes();
            BlockCursor cursor = table.cursor();
            table = new BlockTable();
            aside(SnapshotWriter.write(directory, cursor, bytes));
        }
    }

    private Path aside(Path file) {
        runs.add(file);
        return file;
    }

    private Snapshot opened(Path file) throws IOException {
        Snapshot snapshot = Snapshot.open(file);
        inputs.add(snapshot);
        return snapshot;
    }

    /** Every nth number added, n doubling whenever the sample is full. */
    private static final class NumberSample {

        private static final int NUMBERS_MAX = 1 << 10;

        private final long[] numbers = new long[NUMBERS_MAX];
        private int size;
        private long stride = 1;
        private long untilNext = 1;

        void offer(long number) {
            untilNext--;
            if (untilNext > 0) {
                return;
            }
            untilNext = stride;
            if (size == NUMBERS_MAX) {
                for (int i = 0; i < NUMBERS_MAX / 2; i++) {
                    numbers[i] = numbers[2 * i];
                }
                size = NUMBERS_MAX / 2;
                stride *= 2;
                untilNext = stride;
            }
            numbers[size++] = number;
        }

        void verify(Snapshot snapshot, boolean held) throws IOException {
            for (long number : Arrays.copyOf(numbers, size)) {
                if (snapshot.contains(number) != held) {
                    throw new IOException("the snapshot just built does not answer for its own"
                            + " numbers: nothing was activated; the disk or memory is faulty");
                }
            }
        }
    }
}
