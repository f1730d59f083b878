package io.callgate.store.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import io.callgate.store.index.block.Container;

/**
 * The records of one kind and scope in one block of numbers, as bytes: the suffixes, ascending, 16
 * bits each; then, in the same order, two words of 64 bits for each. Native order, for the call
 * path reads it where it lies.
 *
 * <p>Of the words the upper 44 bits are sequence and expiry, signed; the lower 20 of each make up
 * since when it holds, in epoch seconds. What is out of range is the nearest that is not: 44 bits
 * of seconds reach further than any calendar, and of events than any disk.
 */
final class RecordContainer {

    /** Stands for any later time. */
    static final long UPPER_MAX = (1L << 43) - 1;

    private static final int SINCE_BITS = 20;
    private static final long SINCE_MASK = (1L << SINCE_BITS) - 1;
    private static final long SINCE_MAX = (1L << 2 * SINCE_BITS) - 1;
    private static final int RECORD_BYTES = 2 * Long.BYTES;
    private static final int ENTRY_BYTES = Character.BYTES + RECORD_BYTES;
    private static final VarHandle SUFFIX =
            MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private RecordContainer() {
    }

    static int bytesFor(int records) {
        return records * ENTRY_BYTES;
    }

    static int count(byte[] container) {
        return countOf(container.length);
    }

    static int countOf(long bytes) {
        return (int) bytes / ENTRY_BYTES;
    }

    static int suffix(byte[] container, int index) {
        return (char) SUFFIX.get(container, index * Character.BYTES);
    }

    static Records.Held held(byte[] container, int index) {
        int at = count(container) * Character.BYTES + index * RECORD_BYTES;
        long first = (long) LONG.get(container, at);
        long second = (long) LONG.get(container, at + Long.BYTES);
        return new Records.Held(sequence(first), since(first, second), expires(second));
    }

    static long sequence(long first) {
        return first >> SINCE_BITS;
    }

    static long expires(long second) {
        return second >> SINCE_BITS;
    }

    static long since(long first, long second) {
        return (second & SINCE_MASK) << SINCE_BITS | first & SINCE_MASK;
    }

    private static long bounded(long value, long min, long max) {
        return Math.max(min, Math.min(max, value));
    }

    /** Index of the suffix, or minus its place minus one. */
    static int find(byte[] container, int suffix) {
        int low = 0;
        int high = count(container) - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int found = suffix(container, middle);
            if (found == suffix) {
                return middle;
            }
            low = found < suffix ? middle + 1 : low;
            high = found < suffix ? high : middle - 1;
        }
        return -low - 1;
    }

    /**
     * Searches a container of so many records where it lies; allocates nothing.
     *
     * @return address of the suffix's two words, 0 if it has none
     */
    static long find(long address, int count, int suffix) {
        int index = Container.find(address, count, suffix);
        return index < 0 ? 0
                : address + (long) count * Character.BYTES + (long) index * RECORD_BYTES;
    }

    /** A container with one record added, or replaced. */
    static byte[] with(byte[] container, int suffix, Records.Held record) {
        int found = find(container, suffix);
        if (found >= 0) {
            byte[] same = container.clone();
            write(same, found, suffix, record);
            return same;
        }
        int place = -found - 1;
        byte[] larger = new byte[container.length + ENTRY_BYTES];
        copy(container, 0, larger, 0, place);
        copy(container, place, larger, place + 1, count(container) - place);
        write(larger, place, suffix, record);
        return larger;
    }

    /** A container without one record; the same if it has no such record. */
    static byte[] without(byte[] container, int suffix) {
        int found = find(container, suffix);
        if (found < 0) {
            return container;
        }
        byte[] smaller = new byte[container.length - ENTRY_BYTES];
        copy(container, 0, smaller, 0, found);
        copy(container, found + 1, smaller, found, count(smaller) - found);
        return smaller;
    }

    /** Copies records, suffixes and all, from one container to another. */
    private static void copy(byte[] from, int first, byte[] to, int at, int records) {
        System.arraycopy(from, first * Character.BYTES, to, at * Character.BYTES,
                records * Character.BYTES);
        System.arraycopy(from, count(from) * Character.BYTES + first * RECORD_BYTES,
                to, count(to) * Character.BYTES + at * RECORD_BYTES, records * RECORD_BYTES);
    }

    static void write(byte[] container, int index, int suffix, Records.Held record) {
        SUFFIX.set(container, index * Character.BYTES, (char) suffix);
        int at = count(container) * Character.BYTES + index * RECORD_BYTES;
        long since = bounded(record.since(), 0, SINCE_MAX);
        LONG.set(container, at, bounded(record.sequence(), -UPPER_MAX, UPPER_MAX) << SINCE_BITS
                | since & SINCE_MASK);
        LONG.set(container, at + Long.BYTES,
                bounded(record.expires(), -UPPER_MAX, UPPER_MAX) << SINCE_BITS
                        | since >> SINCE_BITS);
    }
}
