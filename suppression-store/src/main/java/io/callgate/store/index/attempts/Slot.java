package io.callgate.store.index.attempts;

import io.callgate.store.numbering.E164;

/**
 * What is known of one seller's attempts to reach one number: the days of the last {@link #DAYS},
 * newest first, 16 bits each, packed in three longs. A day stands once for each attempt on it. Used
 * again and again, for the call path may not allocate; one thread.
 */
final class Slot {

    /** Attempts that are remembered: a cap may not be higher. */
    static final int DAYS = 12;
    static final int SELLERS_MAX = (1 << 14) - 1;
    private static final int SELLER_SHIFT = 50;
    private static final int DAYS_A_LONG = 4;
    private static final int DAY_BITS = 16;
    private static final int DAY_MASK = (1 << DAY_BITS) - 1;

    long key;
    long newest;
    long older;
    long oldest;

    /**
     * @param seller id below {@link #SELLERS_MAX}
     * @param number an {@link E164} long of a subscriber: 15 digits are 50 bits
     */
    static long keyOf(int seller, long number) {
        return (long) (seller + 1) << SELLER_SHIFT | number;
    }

    int seller() {
        return (int) (key >>> SELLER_SHIFT) - 1;
    }

    long number() {
        return key & (1L << SELLER_SHIFT) - 1;
    }

    Slot ofSeller(int seller) {
        key = keyOf(seller, number());
        return this;
    }

    /** @param epochDay until 2149 */
    void add(long epochDay) {
        oldest = oldest << DAY_BITS | older >>> 48;
        older = older << DAY_BITS | newest >>> 48;
        newest = newest << DAY_BITS | epochDay & DAY_MASK;
    }

    /** Epoch day of the attempt so many before the last one; 0 if there was none. */
    int day(int before) {
        long word = before < DAYS_A_LONG ? newest : before < 2 * DAYS_A_LONG ? older : oldest;
        return (int) (word >>> before % DAYS_A_LONG * DAY_BITS) & DAY_MASK;
    }

    /** Attempts from the first day to the last, both included; at most {@link #DAYS}. */
    int between(long firstDay, long lastDay) {
        int count = 0;
        for (int before = 0; before < DAYS; before++) {
            int day = day(before);
            count += day != 0 && day >= firstDay && day <= lastDay ? 1 : 0;
        }
        return count;
    }

    /** Forgets the days before the first; false if none is left. */
    boolean forgetBefore(long firstDay) {
        long kept = key;
        Slot recent = new Slot();
        for (int before = DAYS - 1; before >= 0; before--) {
            if (day(before) >= firstDay && day(before) != 0) {
                recent.add(day(before));
            }
        }
        copyFrom(recent);
        key = kept;
        return newest != 0;
    }

    void copyFrom(Slot other) {
        key = other.key;
        newest = other.newest;
        older = other.older;
        oldest = other.oldest;
    }
}
