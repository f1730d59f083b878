package io.callgate.store.index.attempts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Counts that decide no call and are kept nowhere: for whoever asks what a gateway would say. One
 * thread. The same bound of numbers as {@link AttemptCounts}; beyond it nothing more is counted.
 */
public final class TrialCounts implements AutoCloseable {

    private final Slot slot = new Slot();
    private AttemptTable table;

    private TrialCounts(AttemptTable table) {
        this.table = table;
    }

    /** Of a time before any attempt. */
    public static TrialCounts none() {
        return new TrialCounts(new AttemptTable(0));
    }

    /**
     * What a store's gateway has counted up to now.
     *
     * @param sellers by their places
     * @param numbers those that will be asked about
     */
    public static TrialCounts asOfNow(Path storeDirectory, List<String> sellers,
            LongPredicate numbers) throws IOException {
        AttemptLoad load = new AttemptLoad(sellers, 0);
        try {
            AttemptFolder.readBesides(storeDirectory, (named, read) -> {
                if (numbers.test(read.number())) {
                    load.slot(named, read);
                }
            });
        } catch (IOException unreadable) {
            load.table().close();
            throw unreadable;
        }
        return new TrialCounts(load.table());
    }

    /** See {@link AttemptCounts#between}. */
    public int between(int seller, long number, long firstDay, long lastDay) {
        boolean known = table.get(Slot.keyOf(seller, number), slot);
        if (!known && table.isFull()) {
            return AttemptCounts.UNCOUNTABLE;
        }
        return known ? slot.between(firstDay, lastDay) : 0;
    }

    public void add(int seller, long number, long epochDay) {
        boolean known = table.get(Slot.keyOf(seller, number), slot);
        if (!known && table.isFull()) {
            return;
        }
        slot.add(epochDay);
        table.put(slot);
        if (table.isHalfFull() && !table.isLargest()) {
            table = table.grown();
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
