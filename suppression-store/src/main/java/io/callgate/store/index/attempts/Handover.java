package io.callgate.store.index.attempts;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What the call path and the writer hand each other: slots in one direction, through a ring that
 * never makes either wait; a renewed table in the other.
 *
 * <p>A table is renewed from the files. What was counted since the files were read is in the ring,
 * and stays there until the call path has put it into the new table: until {@link #exchange} the
 * writer takes nothing.
 */
final class Handover {

    static final int ATTEMPTS_MAX = 1 << 16;
    private static final int WORDS = 4;

    private final long[] words = new long[ATTEMPTS_MAX * WORDS];
    /** Written by the call path. */
    private final AtomicLong head = new AtomicLong();
    /** Written by the writer. */
    private final AtomicLong tail = new AtomicLong();
    /** Set by the writer, cleared by the call path. */
    private volatile AttemptTable renewed;
    /** Set by the call path, cleared by the writer. */
    private volatile AttemptTable retired;
    /** Set by the call path: no lock and no wake-up, the writer looks often enough. */
    private volatile boolean growthWanted;

    // The call path's.

    boolean isFull() {
        return head.getPlain() - tail.getAcquire() == ATTEMPTS_MAX;
    }

    void put(Slot slot, boolean growing) {
        long at = head.getPlain();
        int word = wordOf(at);
        words[word] = slot.key;
        words[word + 1] = slot.newest;
        words[word + 2] = slot.older;
        words[word + 3] = slot.oldest;
        head.setRelease(at + 1);
        if (growing && !growthWanted) {
            growthWanted = true;
        }
    }

    /** Null if there is none. */
    AttemptTable renewed() {
        return renewed;
    }

    /** Brings the renewed table up to now and gives the old one away. */
    AttemptTable exchange(AttemptTable next, AttemptTable before, Slot slot) {
        long end = head.getPlain();
        for (long at = tail.getAcquire(); at < end; at++) {
            read(at, slot);
            next.put(slot);
        }
        growthWanted = false;
        retired = before;
        renewed = null;
        return next;
    }

    // The writer's.

    boolean isGrowthWanted() {
        return growthWanted;
    }

    /** Whether the call path has taken the table it was offered last. */
    boolean isTaken() {
        return renewed == null;
    }

    void offer(AttemptTable table) {
        renewed = table;
    }

    void closeRetired() {
        AttemptTable old = retired;
        if (old != null) {
            retired = null;
            old.close();
        }
    }

    /** Reads the next slot that was not yet taken, {@code ahead} of the first such. */
    boolean peek(int ahead, Slot slot) {
        long at = tail.getPlain() + ahead;
        boolean there = at < head.getAcquire();
        if (there) {
            read(at, slot);
        }
        return there;
    }

    void took(int slots) {
        tail.setRelease(tail.getPlain() + slots);
    }

    long waiting() {
        return head.getAcquire() - tail.getPlain();
    }

    private void read(long at, Slot slot) {
        int word = wordOf(at);
        slot.key = words[word];
        slot.newest = words[word + 1];
        slot.older = words[word + 2];
        slot.oldest = words[word + 3];
    }

    private static int wordOf(long at) {
        return (int) (at & ATTEMPTS_MAX - 1) * WORDS;
    }
}
