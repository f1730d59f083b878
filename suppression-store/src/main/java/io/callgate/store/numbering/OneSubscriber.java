package io.callgate.store.numbering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Numbers that are written in two ways and reach one subscriber, see {@code one-subscriber.csv}.
 * Each line of it is a range of numbers and a distance: the second way is the first plus the
 * distance.
 */
final class OneSubscriber {

    private static final String RESOURCE = "one-subscriber.csv";

    private static final long[] FIRST;
    private static final long[] LAST;
    private static final long[] DISTANCE;

    static {
        List<long[]> ranges = new ArrayList<>();
        for (String[] line : Table.read(RESOURCE)) {
            long first = Long.parseLong(line[0].replace('x', '0'));
            long last = Long.parseLong(line[0].replace('x', '9'));
            ranges.add(new long[] {first, last, Long.parseLong(line[1].replace('x', '0')) - first});
        }
        ranges.sort(Comparator.comparingLong(range -> range[0]));
        FIRST = ranges.stream().mapToLong(range -> range[0]).toArray();
        LAST = ranges.stream().mapToLong(range -> range[1]).toArray();
        DISTANCE = ranges.stream().mapToLong(range -> range[2]).toArray();
    }

    private OneSubscriber() {
    }

    /** The number under which its subscriber is known: itself, for nearly all. */
    static long number(long number) {
        int low = 0;
        int high = FIRST.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (FIRST[middle] <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && number <= LAST[low - 1] ? number + DISTANCE[low - 1] : number;
    }
}
