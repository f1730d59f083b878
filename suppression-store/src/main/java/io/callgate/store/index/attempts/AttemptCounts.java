package io.callgate.store.index.attempts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each seller has tried to reach each number: exact for up to {@link #ATTEMPTS_KEPT}
 * attempts within the days that are kept, over all callers and campaigns. One thread counts and
 * asks, the call path: no lock, no allocation, no file. A thread of its own writes down what was
 * counted; {@code kill -9} costs the last tenth of a second, a power cut the last second.
 *
 * <p>Bounds: {@link #NUMBERS_MAX} numbers, 256 MiB; and {@link #UNWRITTEN_MAX} attempts that wait
 * for a disk. Beyond either an attempt cannot be counted, and {@link #between} says so: what cannot
 * be counted cannot be held against a cap.
 */
public final class AttemptCounts implements AutoCloseable {

    /** A cap may not be higher. */
    public static final int ATTEMPTS_KEPT = Slot.DAYS;
    /** Pairs of seller and number that were tried within the days that are kept. */
    public static final int NUMBERS_MAX = AttemptTable.SLOTS_MAX / 4 * 3;
    /** A disk may be away for two minutes of 500 attempts a second; 2 MiB. */
    public static final int UNWRITTEN_MAX = Handover.ATTEMPTS_MAX;
    /** Answer of {@link #between}: the number has no place, and would get none. */
    public static final int UNCOUNTABLE = -1;

    private final Handover handover = new Handover();
    private final AttemptListener listener;
    private final AttemptWriter writer;
    private final Slot slot = new Slot();
    /** Call path's thread. */
    private AttemptTable table;

    private AttemptCounts(AttemptLedger ledger, AttemptListener listener) throws IOException {
        this.listener = listener;
        this.writer = new AttemptWriter(ledger, handover, listener);
        this.table = writer.start();
    }

    /**
     * The counts of a gateway, which alone counts in this store.
     *
     * @param sellers  by their places; a seller that is not among them keeps its counts
     * @param keptDays the widest window of any cap
     * @throws IOException if another gateway counts here, or what was counted cannot be read
     */
    public static AttemptCounts open(Path storeDirectory, List<String> sellers, int keptDays,
            AttemptListener listener) throws IOException {
        return open(storeDirectory, sellers, keptDays, listener, InstantSource.system());
    }

    static AttemptCounts open(Path storeDirectory, List<String> sellers, int keptDays,
            AttemptListener listener, InstantSource clock) throws IOException {
        AttemptFolder folder = AttemptFolder.take(storeDirectory);
        try {
            return new AttemptCounts(new AttemptLedger(folder, sellers, keptDays, clock),
                    listener);
        } catch (IOException unreadable) {
            folder.close();
            throw unreadable;
        }
    }

    /** One seller's attempts to reach a number: the days of the last ones, newest first. */
    public record OfSeller(String seller, List<LocalDate> days) {
    }

    /** What a store holds about attempts to reach a number. */
    public static List<OfSeller> of(Path storeDirectory, long number) throws IOException {
        Map<String, OfSeller> found = new LinkedHashMap<>();
        AttemptFolder.readBesides(storeDirectory, (sellers, slot) -> {
            if (slot.number() == number) {
                String seller = sellers.get(slot.seller());
                found.put(seller, new OfSeller(seller, daysOf(slot)));
            }
        });
        return List.copyOf(found.values());
    }

    private static List<LocalDate> daysOf(Slot slot) {
        List<LocalDate> days = new ArrayList<>();
        for (int before = 0; before < Slot.DAYS && slot.day(before) != 0; before++) {
            days.add(LocalDate.ofEpochDay(slot.day(before)));
        }
        return List.copyOf(days);
    }

    /**
     * Attempts from the first day to the last, both included, {@link #ATTEMPTS_KEPT} at most; or
     * {@link #UNCOUNTABLE}.
     *
     * @param seller place in the list that this was opened with
     * @param number a subscriber's
     */
    public int between(int seller, long number, long firstDay, long lastDay) {
        takeRenewed();
        boolean known = table.get(Slot.keyOf(seller, number), slot);
        if (!known && table.isFull() || handover.isFull()) {
            return UNCOUNTABLE;
        }
        return known ? slot.between(firstDay, lastDay) : 0;
    }

    /** Counts an attempt on a day; when it cannot, tells the listener. */
    public void add(int seller, long number, long epochDay) {
        takeRenewed();
        boolean known = table.get(Slot.keyOf(seller, number), slot);
        if (!known && table.isFull() || handover.isFull()) {
            listener.full();
            return;
        }
        slot.add(epochDay);
        table.put(slot);
        handover.put(slot, table.isHalfFull() && !table.isLargest());
    }

    private void takeRenewed() {
        AttemptTable renewed = handover.renewed();
        if (renewed != null) {
            table = handover.exchange(renewed, table, slot);
        }
    }

    /** Numbers that have a place; for the operator's port, so an estimate. */
    public int numbers() {
        return table.size();
    }

    /** Writes down what was counted; the call path must have ended. */
    @Override
    public void close() {
        writer.close();
        table.close();
    }
}
