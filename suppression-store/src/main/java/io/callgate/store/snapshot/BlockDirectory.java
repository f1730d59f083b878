package io.callgate.store.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a snapshot says of its blocks, in their order: of each its key and its count in one word,
 * and the checksum of its container. Read from the file a page at a time: of answers of many days
 * the directory is larger than the containers, and several snapshots are open at once. One thread.
 */
final class BlockDirectory {

    static final int ENTRY_BYTES = Long.BYTES + Integer.BYTES;

    /** A word is the key, then the count in the low bits. */
    private static final int COUNT_BITS = 14;
    private static final int PAGE_ENTRIES = 512;

    private final Source source;
    private final long offset;
    private final int entries;
    private ByteBuffer page = ByteBuffer.allocate(0);
    private int first;

    BlockDirectory(Source source, long offset, int entries) {
        this.source = source;
        this.offset = offset;
        this.entries = entries;
    }

    /** Plain reads of the snapshot's file. */
    interface Source {
        /** Exactly so many bytes. */
        ByteBuffer read(long at, int length) throws IOException;
    }

    static long word(long key, int count) {
        return key << COUNT_BITS | count;
    }

    static int countOf(long word) {
        return (int) word & (1 << COUNT_BITS) - 1;
    }

    long keyOf(int entry) throws IOException {
        return page(entry).getLong(inPage(entry)) >>> COUNT_BITS;
    }

    int containerBytesOf(int entry) throws IOException {
        return BlockSet.containerBytes(countOf(page(entry).getLong(inPage(entry))));
    }

    int checksumOf(int entry) throws IOException {
        return page(entry).getInt(inPage(entry) + Long.BYTES);
    }

    /** The first entry of that key or a later one; the number of entries if there is none. */
    int firstFrom(long key) throws IOException {
        int low = 0;
        int high = entries;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keyOf(middle) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int inPage(int entry) {
        return (entry - first) * ENTRY_BYTES;
    }

    private ByteBuffer page(int entry) throws IOException {
        if (entry < first || entry >= first + page.limit() / ENTRY_BYTES) {
            int begin = entry - entry % PAGE_ENTRIES;
            page = source.read(offset + (long) begin * ENTRY_BYTES,
                    Math.min(PAGE_ENTRIES, entries - begin) * ENTRY_BYTES);
            first = begin;
        }
        return page;
    }
}
