package io.callgate.store.snapshot;

import java.io.IOException;

/**
 * How the answers of a scrub stand in a snapshot (decision 9). Where a list has one container for a
 * block, answers have one for each day and standing that occurs there, so the key of a container is
 * the block, the day it was checked, counted from the first of the snapshot, and in the lowest bit
 * whether it is listed. A number stands under one key only: its last answer.
 */
public final class Answers {

    /** Days from the first answer of a version to its last: a key has no room for more. */
    public static final int DAYS_MAX = 1 << 11;

    /** The key of a number that is not held. */
    public static final long NONE = -1;

    private static final int PLANE_BITS = 12;

    private Answers() {
    }

    /** Key and suffix as one number, so that answers of any days can be given in any order. */
    static long keyed(long number, boolean listed, int day) {
        long key = cleanKey(BlockSet.blockOf(number), day) | (listed ? 1 : 0);
        return key * BlockSet.SUFFIXES + BlockSet.suffixOf(number);
    }

    /** The number of a key and suffix. */
    static long numberOf(long keyed) {
        return blockOf(BlockSet.blockOf(keyed)) * BlockSet.SUFFIXES + BlockSet.suffixOf(keyed);
    }

    /**
     * The same answers, their days counted from so many days earlier; if from later ones, without
     * the answers of before.
     */
    static BlockCursor shifted(BlockCursor answers, int days) {
        return new Shifted(answers, days);
    }

    static long cleanKey(long block, int day) {
        return block << PLANE_BITS | (long) day << 1;
    }

    public static long blockOf(long key) {
        return key >>> PLANE_BITS;
    }

    /** Day of the answer, from the snapshot's first. */
    public static int dayOf(long key) {
        return (int) (key & (1 << PLANE_BITS) - 1) >>> 1;
    }

    public static boolean isListed(long key) {
        return (key & 1) != 0;
    }

    /**
     * Answers with newer ones in their place.
     *
     * @param before of none later than the day
     * @param listed plain blocks; a number that is clean, too, is listed
     * @param day    of the newer ones, from the snapshot's first
     */
    static BlockCursor merged(BlockCursor before, BlockCursor listed, BlockCursor clean, int day) {
        return new Merged(before, listed, clean, day);
    }

    /** The plain blocks of what is listed or, with {@code clean}, of all that is held. */
    static BlockCursor numbers(BlockCursor answers, boolean clean) {
        return new Plain(answers, clean);
    }

    private record Shifted(BlockCursor answers, int days) implements BlockCursor {

        @Override
        public boolean next() throws IOException {
            boolean more = answers.next();
            while (more && dayOf(answers.block()) + days < 0) {
                more = answers.next();
            }
            return more;
        }

        @Override
        public long block() {
            return answers.block() + ((long) days << 1);
        }

        @Override
        public BlockSet set() {
            return answers.set();
        }
    }

    private static final class Merged implements BlockCursor {

        private static final long DONE = -1;

        private final BlockCursors.Ahead before;
        private final BlockCursors.Ahead listed;
        private final BlockCursors.Ahead clean;
        private final int day;
        private final BlockSet listedNow = new BlockSet();
        private final BlockSet cleanNow = new BlockSet();
        private final BlockSet set = new BlockSet();
        private long key;
        /** The next key of the newer answers in the present block: its clean, then its listed. */
        private long newer = DONE;

        Merged(BlockCursor before, BlockCursor listed, BlockCursor clean, int day) {
            this.before = new BlockCursors.Ahead(before);
            this.listed = new BlockCursors.Ahead(listed);
            this.clean = new BlockCursors.Ahead(clean);
            this.day = day;
        }

        @Override
        public boolean next() throws IOException {
            do {
                if (newer == DONE && !enterBlock()) {
                    return false;
                }
                key = Math.min(before.block(), newer);
                fill();
            } while (set.count() == 0);
            return true;
        }

        private void fill() throws IOException {
            set.clear();
            set.addAll(before.setOf(key));
            before.pass(key);
            set.removeAll(listedNow);
            set.removeAll(cleanNow);
            if (key == newer) {
                set.addAll(isListed(key) ? listedNow : cleanNow);
                newer = isListed(key) ? DONE : key + 1;
            }
        }

        private boolean enterBlock() throws IOException {
            long held = before.block() == BlockCursors.Ahead.END ? BlockCursors.Ahead.END
                    : blockOf(before.block());
            long block = Math.min(held, Math.min(listed.block(), clean.block()));
            if (block == BlockCursors.Ahead.END) {
                return false;
            }
            listedNow.clear();
            listedNow.addAll(listed.setOf(block));
            listed.pass(block);
            cleanNow.clear();
            cleanNow.addAll(clean.setOf(block));
            cleanNow.removeAll(listedNow);
            clean.pass(block);
            newer = cleanKey(block, day);
            return true;
        }

        @Override
        public long block() {
            return key;
        }

        @Override
        public BlockSet set() {
            return set;
        }
    }

    private static final class Plain implements BlockCursor {

        private final BlockCursors.Ahead answers;
        private final boolean cleanToo;
        private final BlockSet set = new BlockSet();
        private long block;

        Plain(BlockCursor answers, boolean cleanToo) {
            this.answers = new BlockCursors.Ahead(answers);
            this.cleanToo = cleanToo;
        }

        @Override
        public boolean next() throws IOException {
            set.clear();
            long key = answers.block();
            while (key != BlockCursors.Ahead.END
                    && (set.count() == 0 || blockOf(key) == block)) {
                block = blockOf(key);
                if (cleanToo || isListed(key)) {
                    set.addAll(answers.setOf(key));
                }
                answers.pass(key);
                key = answers.block();
            }
            return set.count() > 0;
        }

        @Override
        public long block() {
            return block;
        }

        @Override
        public BlockSet set() {
            return set;
        }
    }
}
