package io.callgate.store.index;

import java.util.Arrays;

/**
 * Where the container of each block lies in memory, for a map that is never written again. One
 * probe finds it; a query of the map takes several times as long (perf/results, micro-huge). Twenty
 * bytes a place, three places for two blocks, against some hundreds in a container.
 */
final class BlockTable {

    static final int NONE = -1;

    private static final long FREE = -1;
    /** 2^64 / golden ratio, because blocks are neighbours. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] blocks;
    private final long[] addresses;
    private final int[] lengths;
    private final int blocksMax;
    private int size;

    /** @param expected blocks to come, exactly or more than there are */
    BlockTable(int expected) {
        int places = expected + expected / 2 + 1;
        blocksMax = expected;
        blocks = new long[places];
        addresses = new long[places];
        lengths = new int[places];
        Arrays.fill(blocks, FREE);
    }

    /** @throws IllegalStateException for more blocks than were expected */
    void add(long block, long address, int length) {
        if (size == blocksMax) {
            throw new IllegalStateException("more blocks than places for them: " + size);
        }
        int place = placeOf(block);
        size += blocks[place] == FREE ? 1 : 0;
        blocks[place] = block;
        addresses[place] = address;
        lengths[place] = length;
    }

    /** The block's place, or {@link #NONE}. */
    int find(long block) {
        int place = placeOf(block);
        return blocks[place] == FREE ? NONE : place;
    }

    /** Where the block is, or the free place where it belongs; a third of the places is free. */
    private int placeOf(long block) {
        int place = (int) ((block * SPREAD >>> Integer.SIZE) * blocks.length >>> Integer.SIZE);
        while (blocks[place] != FREE && blocks[place] != block) {
            place = place + 1 == blocks.length ? 0 : place + 1;
        }
        return place;
    }

    long address(int place) {
        return addresses[place];
    }

    int length(int place) {
        return lengths[place];
    }

    long bytes() {
        return (long) blocks.length * (2 * Long.BYTES + Integer.BYTES);
    }
}
