package io.callgate.store.index.block;

import io.callgate.store.snapshot.BlockSet;
import net.openhft.chronicle.core.Memory;
import net.openhft.chronicle.core.OS;

/** A block's container, searched where it lies in memory. */
public final class Container {

    public static final Memory MEMORY = OS.memory();

    /** Suffixes that a cache line of 64 bytes holds on either side of the first one looked at. */
    private static final int NEAR = 16;

    private Container() {
    }

    /** Reads where {@link #holds} is going to begin. */
    public static int glance(long address, int length, int suffix) {
        return MEMORY.readByte(address + (length == BlockSet.BITMAP_BYTES ? suffix >>> 3
                : (long) first(length / Character.BYTES, suffix) * Character.BYTES));
    }

    public static boolean holds(long address, int length, int suffix) {
        if (length == BlockSet.BITMAP_BYTES) {
            return (MEMORY.readByte(address + (suffix >>> 3)) & 1 << (suffix & 7)) != 0;
        }
        return find(address, length / Character.BYTES, suffix) >= 0;
    }

    private static int first(int count, int suffix) {
        return suffix * count / BlockSet.SUFFIXES;
    }

    /**
     * Searches ascending suffixes. Begins where the suffix would be if a block's numbers were
     * spread evenly, for there it mostly is, and from there in steps that grow: most searches touch
     * one cache line, and none takes more than twice the steps of a search by halves.
     *
     * @return the place of the suffix, negative if it has none
     */
    public static int find(long address, int count, int suffix) {
        int low = 0;
        int high = count - 1;
        int place = first(count, suffix);
        int reach = NEAR;
        while (low <= high) {
            int found = MEMORY.readShort(address + (long) place * Character.BYTES) & 0xFFFF;
            if (found == suffix) {
                return place;
            }
            low = found < suffix ? place + 1 : low;
            high = found < suffix ? high : place - 1;
            int middle = low + high >>> 1;
            place = found < suffix ? Math.min(middle, low + reach)
                    : Math.max(middle, high - reach);
            reach <<= 1;
        }
        return -1;
    }
}
