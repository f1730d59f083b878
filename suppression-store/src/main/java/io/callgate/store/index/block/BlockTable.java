package io.callgate.store.index.block;

import java.util.Arrays;

/**
 * Where the container of each block lies in memory. One probe finds it; a query of the map takes
 * ten times as long (perf/results, micro-huge). Sixteen bytes a place, side by side so that one
 * cache line has them, and three places for two blocks, against some hundreds in a container.
 */
public final class BlockTable {

    public static final long NONE = -1;

    private static final long FREE = -1;
    /** 2^64 / golden ratio, because blocks are neighbours. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int SIZE_BITS = 16;
    private static final int SIZE_MAX = (1 << SIZE_BITS) - 1;

    /** For each place the block, then the address of its container, shifted, and its size. */
    private long[] words;
    private int blocks;

    /** @param expected blocks to come; for more it has to grow */
    public BlockTable(int expected) {
        words = free(expected);
    }

    private static long[] free(int expected) {
        long[] words = new long[2 * (expected + expected / 2 + 1)];
        Arrays.fill(words, FREE);
        return words;
    }

    /** How many have a place, those of empty containers included. */
    public int blocks() {
        return blocks;
    }

    /**
     * Adds a block, or says anew where it is. A block is never taken out; one without a container
     * has size 0.
     *
     * @param address of user space, so below 2^47
     * @param size    of the container, in whatever its kind is counted, below 2^16
     */
    public void put(long block, long address, int size) {
        if (3L * (blocks + 1) > words.length) {
            grow();
        }
        int place = placeOf(block, words);
        blocks += words[place] == FREE ? 1 : 0;
        set(words, place, block, address << SIZE_BITS | size);
    }

    private void grow() {
        long[] larger = free(2 * blocks + 1);
        for (int place = 0; place < words.length; place += 2) {
            if (words[place] != FREE) {
                set(larger, placeOf(words[place], larger), words[place], words[place + 1]);
            }
        }
        words = larger;
    }

    private static void set(long[] into, int place, long block, long container) {
        into[place + 1] = container;
        into[place] = block;
    }

    /** Whence {@link #address} and {@link #size}; {@link #NONE} for a block that is unknown. */
    public long find(long block) {
        long[] now = words;
        int place = placeOf(block, now);
        return now[place] == FREE ? NONE : now[place + 1];
    }

    /** Where the block is, or the free place where it belongs; a third of the places is free. */
    private static int placeOf(long block, long[] words) {
        int place = (int) ((block * SPREAD >>> Integer.SIZE) * (words.length >> 1)
                >>> Integer.SIZE) << 1;
        while (words[place] != FREE && words[place] != block) {
            place = place + 2 == words.length ? 0 : place + 2;
        }
        return place;
    }

    public static long address(long found) {
        return found >>> SIZE_BITS;
    }

    public static int size(long found) {
        return (int) found & SIZE_MAX;
    }

    public long bytes() {
        return (long) words.length * Long.BYTES;
    }
}
