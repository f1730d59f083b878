package io.callgate.store.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a snapshot from numbers in any order, repeated or not, in bounded heap. One thread.
 * Closing it leaves nothing behind but what was published.
 */
public final class SnapshotBuilder implements Closeable {

    /** Ends the name of a finished snapshot. */
    public static final String SUFFIX = SnapshotWriter.SUFFIX;

    /**
     * Heap the listed numbers may take before they become a run. A list of North America, 100,000
     * bitmaps, takes 136 MB and never does.
     */
    private static final long LISTED_BYTES_MAX = 192L << 20;

    /** The same of the clean ones: a month's deletions, or the good part of a prospect file. */
    private static final long CLEAN_BYTES_MAX = 64L << 20;

    private final Aside aside;
    private final GivenNumbers listed;
    private final GivenNumbers clean;
    /** Keys with suffixes; the day counts back from that of the build. */
    private final GivenNumbers dated;
    private int oldestDay = Answers.DAYS_MAX - 1;

    /** @param directory where the snapshot, and until then its runs, are written */
    public SnapshotBuilder(Path directory) throws IOException {
        this(directory, LISTED_BYTES_MAX, CLEAN_BYTES_MAX);
    }

    SnapshotBuilder(Path directory, long listedBytesMax, long cleanBytesMax) throws IOException {
        aside = new Aside(directory);
        listed = new GivenNumbers(aside, listedBytesMax);
        clean = new GivenNumbers(aside, cleanBytesMax);
        dated = new GivenNumbers(aside, listedBytesMax);
    }

    /** What to do with the numbers added. */
    public enum Mode {
        /** They are the list. */
        REPLACE,
        /** The listed ones join the list, the clean ones leave it. */
        ADD,
        /** The listed ones leave the list. */
        REMOVE
    }

    /** @param number positive, at most 15 digits */
    public void add(long number) throws IOException {
        listed.add(number);
    }

    /** A number that may be called; one that is {@link #add added}, too, may not. */
    public void addClean(long number) throws IOException {
        clean.add(number);
    }

    /**
     * A number with an answer of its own day: of several the last counts, on one day listed.
     *
     * @param daysBefore the day of the build, less than {@link Answers#DAYS_MAX}
     */
    public void addAnswer(long number, boolean isListed, int daysBefore) throws IOException {
        int day = Answers.DAYS_MAX - 1 - daysBefore;
        oldestDay = Math.min(oldestDay, day);
        dated.add(Answers.keyed(number, isListed, day));
    }

    /** Numbers added so far, repetitions included. */
    public long added() {
        return listed.added() + clean.added() + dated.added();
    }

    /** What was built, aside: {@link #publish} it or let {@link #close} delete it. */
    public record Built(Path aside, Snapshot snapshot, long distinctAdded) {
    }

    /**
     * Writes a list beside its final place, reads it back whole, and looks a sample of the numbers
     * up in it.
     *
     * @param base the version to add to or remove from; not read for {@link Mode#REPLACE}
     */
    public Built build(Mode mode, List<Snapshot> base) throws IOException {
        Path given = listed.write();
        Snapshot present = aside.open(given);
        if (mode == Mode.REPLACE || base.isEmpty()) {
            return verified(new Built(given, present, present.numbers()), mode, present);
        }
        Snapshot gone = aside.open(clean.write());
        Snapshot before = base.get(0);
        BlockCursor cursor = mode == Mode.REMOVE
                ? BlockCursors.difference(before.cursor(), present.cursor())
                : BlockCursors.union(List.of(present.cursor(),
                        BlockCursors.difference(before.cursor(), gone.cursor())));
        Path result = aside.write(cursor, before.fileBytes() + present.fileBytes(),
                Snapshot.NOT_ANSWERS);
        return verified(new Built(result, aside.open(result), present.numbers() + gone.numbers()),
                mode, present);
    }

    /**
     * The same of answers: each number added is held with its standing and the day, or its own.
     *
     * @param base       answers that stay where there is no newer one, none later than the day;
     *                   those {@link Answers#DAYS_MAX} days before it or more are left out
     * @param checkedDay epoch day of the numbers added without one
     */
    public Built buildAnswers(List<Snapshot> base, long checkedDay) throws IOException {
        Snapshot present = aside.open(listed.write());
        Snapshot gone = aside.open(clean.write());
        Snapshot own = aside.open(dated.write());
        long keyedFrom = checkedDay - Answers.DAYS_MAX + 1;
        long from = Math.min(keyedFrom + oldestDay,
                base.isEmpty() ? checkedDay : Math.max(keyedFrom, base.get(0).checkedFrom()));
        List<BlockCursor> before = new ArrayList<>();
        before.add(Answers.shifted(own.cursor(), Math.toIntExact(keyedFrom - from)));
        // A container that is split in two takes at most twice its bytes.
        long bytes = present.fileBytes() + gone.fileBytes() + 2 * own.fileBytes();
        if (!base.isEmpty()) {
            before.add(Answers.shifted(base.get(0).cursor(),
                    Math.toIntExact(base.get(0).checkedFrom() - from)));
            bytes += 2 * base.get(0).fileBytes();
        }
        Path result = aside.write(Answers.merged(new LatestAnswers(BlockCursors.union(before)),
                present.cursor(), gone.cursor(), Math.toIntExact(checkedDay - from)), bytes, from);
        return verified(new Built(result, aside.open(result),
                present.numbers() + gone.numbers() + own.numbers()), Mode.ADD, present);
    }

    private Built verified(Built built, Mode mode, Snapshot present) throws IOException {
        for (long number : listed.sample()) {
            demand(built.snapshot().contains(number) == (mode != Mode.REMOVE));
        }
        for (long number : clean.sample()) {
            demand(mode != Mode.ADD
                    || built.snapshot().contains(number) == present.contains(number));
        }
        for (long keyed : dated.sample()) {
            demand(built.snapshot().answerTo(Answers.numberOf(keyed)) != Answers.NONE);
        }
        return built;
    }

    private static void demand(boolean answersRightly) throws IOException {
        if (!answersRightly) {
            throw new IOException("the snapshot just built does not answer for its own"
                    + " numbers: nothing was activated; the disk or memory is faulty");
        }
    }

    /** Forces the result to disk: what takes time, so that publishing does not. */
    public void sync(Built built) throws IOException {
        SnapshotWriter.sync(built.aside());
    }

    /** Gives a synced result its name, on disk; from then on {@link #close} leaves it alone. */
    public Path publish(Built built) throws IOException {
        return aside.publish(built.aside(), built.snapshot().sha256());
    }

    /** Opens a finished snapshot of the same directory; closed with this builder. */
    public Snapshot open(String sha256) throws IOException {
        return aside.open(fileOf(aside.directory(), sha256));
    }

    /** @throws TooLittleDisk if the directory's disk has not that much room */
    public void checkDisk(long bytes) throws IOException {
        TooLittleDisk.check(aside.directory(), bytes);
    }

    /** The file of a snapshot, whether it exists or not. */
    public static Path fileOf(Path directory, String sha256) {
        return directory.resolve(sha256 + SnapshotWriter.SUFFIX);
    }

    @Override
    public void close() throws IOException {
        aside.close();
    }
}
