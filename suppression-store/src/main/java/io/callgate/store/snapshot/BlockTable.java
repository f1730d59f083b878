package io.callgate.store.snapshot;

import java.util.Arrays;

/** Numbers in the making, by block, in heap; knows what it takes. One thread. */
final class BlockTable {

    /** Header, fields and table slots of one accumulator, at the table's usual load. */
    private static final int BLOCK_OVERHEAD_BYTES = 88;
    private static final int CAPACITY_MIN = 8;
    private static final int CAPACITY_MAX = 512;

    private long[] blocks = new long[1 << 12];
    private Accumulator[] accumulators = new Accumulator[1 << 12];
    private int size;
    private long bytes;
    /** The accumulator of the last number: files are mostly sorted. */
    private Accumulator last = new Accumulator(-1);

    void add(long number) {
        long block = BlockSet.blockOf(number);
        if (last.block != block) {
            last = accumulatorOf(block);
        }
        bytes += last.add((char) (number - block * BlockSet.SUFFIXES));
    }

    /** Heap taken; never less than the containers will take on disk. */
    long bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The blocks in order; the table must not be used after. */
    BlockCursor cursor() {
        Accumulator[] ordered = Arrays.stream(accumulators).filter(a -> a != null)
                .toArray(Accumulator[]::new);
        Arrays.sort(ordered, (a, b) -> Long.compare(a.block, b.block));
        return new TableCursor(ordered);
    }

    private Accumulator accumulatorOf(long block) {
        int slot = slotOf(block);
        while (accumulators[slot] != null && blocks[slot] != block) {
            slot = slot + 1 & blocks.length - 1;
        }
        if (accumulators[slot] == null) {
            blocks[slot] = block;
            accumulators[slot] = new Accumulator(block);
            bytes += BLOCK_OVERHEAD_BYTES + CAPACITY_MIN * Character.BYTES;
            size++;
            growIfFull();
            return accumulatorOf(block);
        }
        return accumulators[slot];
    }

    private int slotOf(long block) {
        return (int) (block * 0x9E37_79B9_7F4A_7C15L >>> 32) & blocks.length - 1;
    }

    private void growIfFull() {
        if (size * 3L < blocks.length * 2L) {
            return;
        }
        Accumulator[] before = accumulators;
        blocks = new long[before.length * 2];
        accumulators = new Accumulator[before.length * 2];
        for (Accumulator accumulator : before) {
            if (accumulator != null) {
                place(accumulator);
            }
        }
    }

    private void place(Accumulator accumulator) {
        int slot = slotOf(accumulator.block);
        while (accumulators[slot] != null) {
            slot = slot + 1 & blocks.length - 1;
        }
        blocks[slot] = accumulator.block;
        accumulators[slot] = accumulator;
    }

    /** One block: suffixes in the order they came, with repetitions; when many, a set. */
    private static final class Accumulator {

        private final long block;
        private char[] suffixes = new char[CAPACITY_MIN];
        private int count;
        private BlockSet set;

        Accumulator(long block) {
            this.block = block;
        }

        /** Returns by how many bytes the block grew. */
        int add(char suffix) {
            if (set != null) {
                set.add(suffix);
                return 0;
            }
            int grown = count == suffixes.length ? makeRoom() : 0;
            if (set != null) {
                set.add(suffix);
            } else {
                suffixes[count++] = suffix;
            }
            return grown;
        }

        private int makeRoom() {
            dropRepetitions();
            int capacity = suffixes.length;
            if (count <= capacity / 2) {
                return 0;
            }
            if (capacity == CAPACITY_MAX) {
                set = new BlockSet();
                moveTo(set);
                suffixes = null;
                return BlockSet.BITMAP_BYTES - CAPACITY_MAX * Character.BYTES;
            }
            suffixes = Arrays.copyOf(suffixes, capacity * 2);
            return capacity * Character.BYTES;
        }

        private void dropRepetitions() {
            Arrays.sort(suffixes, 0, count);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (i == 0 || suffixes[i] != suffixes[i - 1]) {
                    suffixes[kept++] = suffixes[i];
                }
            }
            count = kept;
        }

        private void moveTo(BlockSet target) {
            for (int i = 0; i < count; i++) {
                target.add(suffixes[i]);
            }
        }
    }

    private static final class TableCursor implements BlockCursor {

        private final Accumulator[] ordered;
        private final BlockSet set = new BlockSet();
        private int at = -1;

        TableCursor(Accumulator[] ordered) {
            this.ordered = ordered;
        }

        @Override
        public boolean next() {
            at++;
            return at < ordered.length;
        }

        @Override
        public long block() {
            return ordered[at].block;
        }

        @Override
        public BlockSet set() {
            if (ordered[at].set != null) {
                return ordered[at].set;
            }
            set.clear();
            ordered[at].moveTo(set);
            return set;
        }
    }
}
