package io.callgate.store.destination;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A time zone as arithmetic on longs: java.time makes objects, and the call path may not. Never
 * changes; any thread.
 */
public final class Zone {

    public static final int DAY_SECONDS = 86_400;

    /** No regime that Callgate knows is older. */
    private static final int FIRST_YEAR = 2015;

    /** A gateway is restarted before; from then on the clocks are taken as changing no more. */
    private static final int LAST_YEAR = 2045;

    private final String name;
    /** Epoch seconds at which the clocks change, ascending. */
    private final long[] changes;
    /** Seconds ahead of UTC: before the first change, then after each. */
    private final int[] offsets;

    private Zone(String name, long[] changes, int[] offsets) {
        this.name = name;
        this.changes = changes;
        this.offsets = offsets;
    }

    /** @throws java.time.DateTimeException unless the JDK knows the zone */
    public static Zone of(String name) {
        ZoneRules rules = ZoneId.of(name).getRules();
        Instant first = startOf(FIRST_YEAR);
        Instant end = startOf(LAST_YEAR + 1);
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(first);
        while (next != null && next.getInstant().isBefore(end)) {
            transitions.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        int[] offsets = new int[transitions.size() + 1];
        offsets[0] = rules.getOffset(first).getTotalSeconds();
        for (int i = 0; i < transitions.size(); i++) {
            offsets[i + 1] = transitions.get(i).getOffsetAfter().getTotalSeconds();
        }
        return new Zone(name, transitions.stream()
                .mapToLong(ZoneOffsetTransition::toEpochSecond).toArray(), offsets);
    }

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** As the IANA database has it, {@code Indian/Reunion}. */
    public String name() {
        return name;
    }

    /**
     * What the clock on the wall shows, as seconds since it showed midnight of 1970-01-01:
     * {@code floorDiv} by {@link #DAY_SECONDS} is the local day, {@code floorMod} the time of day.
     */
    public long localSecond(long epochSecond) {
        int found = Arrays.binarySearch(changes, epochSecond);
        return epochSecond + offsets[found >= 0 ? found + 1 : -found - 1];
    }

    /** Days from 1970-01-01 to the local date, as {@link LocalDate#toEpochDay}. */
    public long localDay(long epochSecond) {
        return Math.floorDiv(localSecond(epochSecond), DAY_SECONDS);
    }

    @Override
    public String toString() {
        return name;
    }
}
