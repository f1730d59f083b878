package io.callgate.store.index.attempts;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The files as the writer uses them. A renewal reads all that counts, without the days that no
 * window reaches any more, writes it as the next generation's snapshot and begins that generation's
 * journal. So starting, growing, pruning and compacting are one thing. Writer's thread.
 */
final class AttemptLedger {

    /** 36 MiB of journal, or as many slots as the snapshot has: then it is compacted. */
    private static final long JOURNAL_RECORDS_MIN = 1 << 20;
    /** Somewhere it is still yesterday. */
    private static final int ZONES_DAYS = 1;

    private final AttemptFolder folder;
    private final int keptDays;
    private final InstantSource clock;
    private List<String> sellers;
    private AttemptJournal journal;
    private long renewedDay;
    private long snapshotSlots;
    private int damaged;

    AttemptLedger(AttemptFolder folder, List<String> sellers, int keptDays,
            InstantSource clock) {
        this.folder = folder;
        this.sellers = List.copyOf(sellers);
        this.keptDays = keptDays;
        this.clock = clock;
    }

    /** What the files hold. */
    AttemptTable read() throws IOException {
        LocalDate today = today();
        AttemptLoad load = new AttemptLoad(sellers,
                today.toEpochDay() - keptDays + 1 - ZONES_DAYS);
        try {
            damaged = folder.read(load);
        } catch (IOException unreadable) {
            load.table().close();
            throw unreadable;
        }
        if (load.sellers().size() > Slot.SELLERS_MAX) {
            load.table().close();
            throw new IOException("attempts of more than " + Slot.SELLERS_MAX + " sellers");
        }
        sellers = load.sellers();
        renewedDay = today.toEpochDay();
        return load.table();
    }

    /** Slots that the last reading left out. */
    int damaged() {
        return damaged;
    }

    /** Makes what was read the next generation, and begins its journal. */
    void begin(AttemptTable read) throws IOException {
        long generation = folder.generation() + 1;
        folder.writeSnapshot(generation, sellers, read);
        journal = folder.newJournal(generation, sellers);
        folder.deleteBefore(generation);
        snapshotSlots = read.size();
    }

    boolean isRenewalDue() {
        return journal.records() >= Math.max(JOURNAL_RECORDS_MIN, snapshotSlots)
                || today().toEpochDay() != renewedDay;
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    AttemptJournal journal() {
        return journal;
    }

    void closeJournal() throws IOException {
        if (journal != null) {
            journal.close();
        }
    }

    void close() throws IOException {
        closeJournal();
        folder.close();
    }
}
