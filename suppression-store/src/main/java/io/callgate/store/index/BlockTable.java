package io.callgate.store.index;

import java.util.Arrays;

/**
 * Where the container of each block lies in memory, for a map that is never written again. One
 * probe finds it; a query of the map takes several times as long (perf/results, micro-huge). Twenty
 * bytes a place, at most four places a block, against some hundreds in its container.
 */
final class BlockTable {

    static final int NONE = -1;

    private static final long FREE = -1;
    /** 2^64 / golden ratio, because blocks are neighbours. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] blocks;
    private final long[] addresses;
    private final int[] lengths;
    private final int shift;
    private int size;

    /** @param expected blocks to come, exactly or more than there are */
    BlockTable(int expected) {
        int places = Integer.highestOneBit(Math.max(1, expected)) * 4;
        blocks = new long[places];
        addresses = new long[places];
        lengths = new int[places];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
        Arrays.fill(blocks, FREE);
    }

    /** @throws IllegalStateException for more blocks than were expected */
    void add(long block, long address, int length) {
        if (size == blocks.length / 2) {
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

    /** Where the block is, or the free place where it belongs; half the places are free. */
    private int placeOf(long block) {
        int place = (int) (block * SPREAD >>> shift);
        while (blocks[place] != FREE && blocks[place] != block) {
            place = place + 1 & blocks.length - 1;
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
