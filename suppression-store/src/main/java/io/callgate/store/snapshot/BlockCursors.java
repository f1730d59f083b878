package io.callgate.store.snapshot;

import java.io.IOException;
import java.util.List;

/** Set operations over cursors: each reads its inputs once, in step. */
public final class BlockCursors {

    private BlockCursors() {
    }

    /** How two sets differ. */
    public record Difference(long onlyInFirst, long onlyInSecond) {
    }

    /** What any of the inputs holds. */
    public static BlockCursor union(List<? extends BlockCursor> inputs) {
        return new Union(inputs.stream().map(Ahead::new).toList());
    }

    /** What the first holds and the second does not. */
    public static BlockCursor difference(BlockCursor first, BlockCursor second) {
        return new Minus(first, new Ahead(second));
    }

    /** Counts the numbers that only one of the two holds. */
    public static Difference compare(BlockCursor first, BlockCursor second) throws IOException {
        Ahead a = new Ahead(first);
        Ahead b = new Ahead(second);
        long onlyInFirst = 0;
        long onlyInSecond = 0;
        for (long block = Math.min(a.block(), b.block()); block != Ahead.END;
                block = Math.min(a.block(), b.block())) {
            BlockSet left = a.setOf(block);
            BlockSet right = b.setOf(block);
            onlyInFirst += left.countNotIn(right);
            onlyInSecond += right.countNotIn(left);
            a.pass(block);
            b.pass(block);
        }
        return new Difference(onlyInFirst, onlyInSecond);
    }

    /** A cursor that stands on its next block. */
    static final class Ahead {

        static final long END = Long.MAX_VALUE;
        private static final BlockSet EMPTY = new BlockSet();

        private final BlockCursor input;
        private long block = -1;

        Ahead(BlockCursor input) {
            this.input = input;
        }

        long block() throws IOException {
            if (block == -1) {
                block = input.next() ? input.block() : END;
            }
            return block;
        }

        BlockSet setOf(long wanted) throws IOException {
            return block() == wanted ? input.set() : EMPTY;
        }

        void pass(long passed) {
            if (block == passed) {
                block = -1;
            }
        }
    }

    private static final class Union implements BlockCursor {

        private final List<Ahead> inputs;
        private final BlockSet set = new BlockSet();
        private long block;

        Union(List<Ahead> inputs) {
            this.inputs = inputs;
        }

        @Override
        public boolean next() throws IOException {
            block = Ahead.END;
            for (Ahead input : inputs) {
                block = Math.min(block, input.block());
            }
            if (block == Ahead.END) {
                return false;
            }
            set.clear();
            for (Ahead input : inputs) {
                set.addAll(input.setOf(block));
                input.pass(block);
            }
            return true;
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

    private static final class Minus implements BlockCursor {

        private final BlockCursor kept;
        private final Ahead removed;
        private final BlockSet set = new BlockSet();

        Minus(BlockCursor kept, Ahead removed) {
            this.kept = kept;
            this.removed = removed;
        }

        @Override
        public boolean next() throws IOException {
            while (kept.next()) {
                while (removed.block() < kept.block()) {
                    removed.pass(removed.block());
                }
                set.clear();
                set.addAll(kept.set());
                set.removeAll(removed.setOf(kept.block()));
                if (set.count() > 0) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public long block() {
            return kept.block();
        }

        @Override
        public BlockSet set() {
            return set;
        }
    }
}
