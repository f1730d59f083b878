package io.callgate.store.index.attempts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills a table from files, each with ids of its own for the sellers; grows it as needed. */
final class AttemptLoad implements AttemptFile.Slots {

    private final long firstDay;
    private final List<String> sellers;
    private final Map<String, Integer> ids = new HashMap<>();
    private AttemptTable table = new AttemptTable(0);

    /**
     * @param sellers  get their places as ids; others are added behind
     * @param firstDay what was before it is forgotten
     */
    AttemptLoad(List<String> sellers, long firstDay) {
        this.sellers = new ArrayList<>(sellers);
        this.firstDay = firstDay;
        for (String seller : sellers) {
            ids.put(seller, ids.size());
        }
    }

    @Override
    public void slot(List<String> named, Slot slot) {
        if (slot.forgetBefore(firstDay)) {
            slot.ofSeller(idOf(named.get(slot.seller())));
            table = table.isHalfFull() && !table.isLargest() ? table.grown() : table;
            table.put(slot);
        }
    }

    private int idOf(String seller) {
        return ids.computeIfAbsent(seller, added -> {
            sellers.add(added);
            return sellers.size() - 1;
        });
    }

    AttemptTable table() {
        return table;
    }

    /** By id. */
    List<String> sellers() {
        return List.copyOf(sellers);
    }
}
