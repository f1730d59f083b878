package io.callgate.store.snapshot;

import java.util.Arrays;

/**
 * The numbers of one block as a working set: 10,000 bits. A block is a number without its last four
 * digits, because national lists cluster there; the four digits are the suffix.
 *
 * <p>Stored, a block is a container, whichever is smaller: an array of its suffixes, ascending, 16
 * bits each, little-endian; or, from {@link #BITMAP_FROM} suffixes on, the 10,000 bits, lowest
 * suffix in the lowest bit of the first byte. The length of a container tells its form.
 */
public final class BlockSet {

    /** Numbers of one block. */
    public static final int SUFFIXES = 10_000;

    /** Length of a container that is a bitmap; an array is always shorter. */
    public static final int BITMAP_BYTES = SUFFIXES / Byte.SIZE;

    /** From so many suffixes on an array would be no shorter than the bitmap. */
    public static final int BITMAP_FROM = BITMAP_BYTES / Character.BYTES;

    private final long[] words = new long[(SUFFIXES + Long.SIZE - 1) / Long.SIZE];

    public static long blockOf(long number) {
        return number / SUFFIXES;
    }

    public static int suffixOf(long number) {
        return (int) (number % SUFFIXES);
    }

    /** Length of the container that holds so many suffixes. */
    public static int containerBytes(int count) {
        return count >= BITMAP_FROM ? BITMAP_BYTES : count * Character.BYTES;
    }

    public void clear() {
        Arrays.fill(words, 0);
    }

    public void add(int suffix) {
        words[suffix >>> 6] |= 1L << suffix;
    }

    public boolean contains(int suffix) {
        return (words[suffix >>> 6] & 1L << suffix) != 0;
    }

    public int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** How many suffixes of this set the other lacks. */
    public int countNotIn(BlockSet other) {
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            count += Long.bitCount(words[i] & ~other.words[i]);
        }
        return count;
    }

    public void addAll(BlockSet other) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= other.words[i];
        }
    }

    public void removeAll(BlockSet other) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= ~other.words[i];
        }
    }

    /** The first suffix from {@code from} on, -1 if there is none. */
    public int next(int from) {
        int index = from >>> 6;
        if (index >= words.length) {
            return -1;
        }
        long word = words[index] & -1L << from;
        while (word == 0) {
            index++;
            if (index == words.length) {
                return -1;
            }
            word = words[index];
        }
        return (index << 6) + Long.numberOfTrailingZeros(word);
    }

    /** Writes the container and returns its length. */
    int writeTo(byte[] container) {
        int count = count();
        if (count >= BITMAP_FROM) {
            for (int i = 0; i < BITMAP_BYTES; i++) {
                container[i] = (byte) (words[i >>> 3] >>> (i & 7) * Byte.SIZE);
            }
            return BITMAP_BYTES;
        }
        int at = 0;
        for (int suffix = next(0); suffix >= 0; suffix = next(suffix + 1)) {
            container[at] = (byte) suffix;
            container[at + 1] = (byte) (suffix >>> Byte.SIZE);
            at += Character.BYTES;
        }
        return at;
    }

    /** Adds what a container holds. */
    void addContainer(byte[] container, int length) {
        if (length == BITMAP_BYTES) {
            for (int i = 0; i < BITMAP_BYTES; i++) {
                words[i >>> 3] |= (container[i] & 0xFFL) << (i & 7) * Byte.SIZE;
            }
            return;
        }
        for (int at = 0; at < length; at += Character.BYTES) {
            add(container[at] & 0xFF | (container[at + 1] & 0xFF) << Byte.SIZE);
        }
    }
}
