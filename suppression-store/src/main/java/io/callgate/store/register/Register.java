package io.callgate.store.register;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.callgate.store.register.sqlite.Database;
import io.callgate.store.register.sqlite.RegisterException;

/**
 * The append-only log of everything that was ever said about a number or a list, in one SQLite
 * file. What {@link #append} returned from is on disk. Any number of processes may have it open;
 * within one, a Register serves one caller at a time.
 */
public final class Register implements AutoCloseable {

    /** Name of the file in the store's directory. */
    public static final String FILE = "register.db";

    /** Events of one number that are shown; nobody has more without an error somewhere. */
    public static final int HISTORY_MAX = 10_000;

    private static final String PAGE_OF_SELLER =
            " WHERE seller = ? ORDER BY campaign, number LIMIT ? OFFSET ?";
    private static final String OF_NUMBER = " WHERE number = ? LIMIT " + HISTORY_MAX;

    private final Path file;
    private final Database database;
    private final Clock clock;

    private Register(Path file, Database database, Clock clock) {
        this.file = file;
        this.database = database;
        this.clock = clock;
    }

    /** Work that nobody else's writing may interrupt. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Takes records in force, by number. */
    @FunctionalInterface
    public interface RecordVisitor {

        /**
         * One record.
         *
         * @param since   epoch second when a consent was given or withdrawn, or when the reason of
         *                an exemption began; 0 of an opt-out
         * @param expires epoch second from which on it holds no more
         * @return whether to go on to the next
         */
        boolean record(long number, long sequence, long since, long expires);
    }

    /** Whose records: a seller's, for all campaigns or one. */
    public record Whose(String seller, String campaign) {
    }

    /**
     * What came of an erasure.
     *
     * @param events  so many named the number
     * @param proofs  proofs of consent that stand under the pseudonym
     * @param lastUse of the consent among them that was relied on last; empty if there is none
     */
    public record Erased(int events, int proofs, Optional<Instant> lastUse) {
    }

    /** Opens the file; creates it, readable by its owner only, if there is none. */
    public static Register open(Path file, Clock clock) throws RegisterException {
        return new Register(file, Database.open(file), clock);
    }

    /** A connection of its own to the same file, for another thread. */
    public Register another() throws RegisterException {
        return open(file, clock);
    }

    /** Appends one event; it is on disk when this returns its sequence. */
    public long append(Author author, Event event) throws IOException {
        return appendAll(author, List.of(event));
    }

    /**
     * Appends all events or none; they are on disk when this returns the last one's sequence.
     *
     * @throws IllegalArgumentException if one tells of what was not yet given
     */
    public synchronized long appendAll(Author author, List<Event> events) throws IOException {
        return database.inTransaction(() -> {
            long sequence = lastSequence();
            try (PreparedStatement row = database.statement(EventRows.INSERT)) {
                for (Event event : events) {
                    sequence++;
                    Instant now = clock.instant();
                    if (event.isGivenAfter(now)) {
                        throw new IllegalArgumentException("given after it was recorded, " + now);
                    }
                    EventRows.bind(row, new Recorded(sequence, now, author, event));
                    row.executeUpdate();
                }
            }
            return sequence;
        });
    }

    /**
     * Runs the work while no other process can append; what it appends is on disk, all or nothing,
     * when this returns. Other writers wait, so it must be short.
     */
    public synchronized <T> T alone(Work<T> work) throws IOException {
        return database.inTransaction(work::run);
    }

    /**
     * Records a new version of a list and makes it the active one, in one transaction.
     *
     * @return the manifest with its version
     */
    public synchronized ListManifest activateNew(Author author, ListManifest manifest, String note)
            throws IOException {
        return database.inTransaction(() -> {
            ListManifest numbered = manifest.numbered(database.number(
                    "SELECT coalesce(max(version), 0) FROM list_version WHERE list = ?",
                    manifest.list()) + 1);
            insert(numbered);
            append(author, new Event.ListActivated(numbered, note));
            return numbered;
        });
    }

    private void insert(ListManifest manifest) throws SQLException {
        try (PreparedStatement row = database.statement(StateRows.INSERT_VERSION)) {
            StateRows.bind(row, manifest);
            row.executeUpdate();
        }
    }

    /** Sequence of the last event, 0 when there is none. */
    public synchronized long lastSequence() throws RegisterException {
        return database.number("SELECT coalesce(max(seq), 0) FROM event");
    }

    /** The next events after a sequence, at most {@code max} of them. */
    public synchronized List<Recorded> eventsAfter(long sequence, int max)
            throws RegisterException {
        return database.list(EventRows::read, EventRows.SELECT
                + "WHERE e.seq > ? ORDER BY e.seq LIMIT ?", sequence, max);
    }

    /** The events that name a number, oldest first, at most {@link #HISTORY_MAX}. */
    public synchronized List<Recorded> eventsOf(long number) throws RegisterException {
        return database.list(EventRows::read, EventRows.SELECT
                + "WHERE e.number = ? ORDER BY e.seq LIMIT ?", number, HISTORY_MAX);
    }

    /** The opt-outs on record for one number, of every seller and channel. */
    public synchronized List<OptOut> optOutsOf(long number) throws RegisterException {
        return database.list(StateRows::optOut, StateRows.OPT_OUTS + OF_NUMBER, number);
    }

    /** A page of a seller's opt-outs, by campaign, channel and number. */
    public synchronized List<OptOut> optOutsOf(String seller, long skip, int max)
            throws RegisterException {
        return database.list(StateRows::optOut, StateRows.OPT_OUTS + " WHERE seller = ?"
                + " ORDER BY campaign, channel, number LIMIT ? OFFSET ?", seller, max, skip);
    }

    /**
     * All who have records of a kind, in order: some steps down the primary key for each, however
     * many records they have.
     */
    public synchronized List<Whose> whoHave(RecordRows kind) throws RegisterException {
        return database.list(row -> new Whose(row.getString(1), row.getString(2)), """
                WITH RECURSIVE one (seller) AS (
                    SELECT min(seller) FROM %1$s
                    UNION ALL
                    SELECT (SELECT min(seller) FROM %1$s WHERE seller > one.seller)
                    FROM one WHERE seller IS NOT NULL),
                each (seller, campaign) AS (
                    SELECT seller, (SELECT min(campaign) FROM %1$s WHERE seller = one.seller)
                    FROM one WHERE seller IS NOT NULL
                    UNION ALL
                    SELECT seller, (SELECT min(campaign) FROM %1$s
                        WHERE seller = each.seller AND campaign > each.campaign)
                    FROM each WHERE campaign IS NOT NULL)
                SELECT seller, campaign FROM each
                WHERE campaign IS NOT NULL AND EXISTS (SELECT 1 FROM %1$s
                    WHERE seller = each.seller AND campaign = each.campaign%2$s)
                ORDER BY seller, campaign""".formatted(kind.table, kind.which));
    }

    /** Hands over records of a kind by number, from the lowest up or from the highest down. */
    public synchronized void each(RecordRows kind, Whose whose, boolean up,
            RecordVisitor visitor) throws RegisterException {
        database.each(row -> kind.hand(row, visitor), "SELECT number, " + kind.columns + " FROM "
                + kind.table + " WHERE seller = ? AND campaign = ?" + kind.which
                + " ORDER BY number" + (up ? "" : " DESC"), whose.seller, whose.campaign);
    }

    /**
     * Does work that reads much, while nobody is served. Records lie scattered over the file, so
     * that reading them page by page takes a cold start three times as long as mapping it does
     * (perf/results, store).
     */
    public synchronized void mapped(Work<?> work) throws IOException {
        database.map();
        try {
            work.run();
        } finally {
            database.unmap();
        }
    }

    /** The word of one number that holds, for one seller or campaign; empty if there is none. */
    public synchronized Optional<Consent> consent(String seller, String campaign, long number)
            throws RegisterException {
        return database.list(StateRows::consent, "SELECT * FROM consent"
                + " WHERE seller = ? AND campaign = ? AND number = ?", seller, campaign, number)
                .stream().findFirst();
    }

    /** The word of one number that holds on being called, for every seller that has one. */
    public synchronized List<Consent> consentsOf(long number) throws RegisterException {
        return database.list(StateRows::consent, "SELECT * FROM consent" + OF_NUMBER, number);
    }

    /** A page of a seller's consents, by campaign and number; withdrawn ones included. */
    public synchronized List<Consent> consentsOf(String seller, long skip, int max)
            throws RegisterException {
        return database.list(StateRows::consent, "SELECT * FROM consent" + PAGE_OF_SELLER, seller,
                max, skip);
    }

    /** The exemption of one number by one reason; empty if there is none. */
    public synchronized Optional<Exemption> exemption(String seller, String campaign, Basis basis,
            long number) throws RegisterException {
        return database.list(StateRows::exemption, "SELECT * FROM exemption WHERE seller = ?"
                + " AND campaign = ? AND basis = ? AND number = ?", seller, campaign,
                basis.word(), number).stream().findFirst();
    }

    /** The exemptions on record for one number, of every seller. */
    public synchronized List<Exemption> exemptionsOf(long number) throws RegisterException {
        return database.list(StateRows::exemption, "SELECT * FROM exemption" + OF_NUMBER, number);
    }

    /** A page of a seller's exemptions, by campaign and number. */
    public synchronized List<Exemption> exemptionsOf(String seller, long skip, int max)
            throws RegisterException {
        return database.list(StateRows::exemption, "SELECT * FROM exemption" + PAGE_OF_SELLER,
                seller, max, skip);
    }

    /** The active version of every list, by name. */
    public synchronized List<ListManifest> activeLists() throws RegisterException {
        return database.list(StateRows::manifest, """
                SELECT v.* FROM (SELECT list, version, max(seq) FROM event
                    WHERE list IS NOT NULL GROUP BY list) a
                JOIN list_version v ON v.list = a.list AND v.version = a.version
                ORDER BY v.list""");
    }

    /** The active version of a list; empty if it does not exist or was removed. */
    public synchronized Optional<ListManifest> active(String list) throws RegisterException {
        return database.list(StateRows::manifest, """
                SELECT v.* FROM (SELECT list, version FROM event WHERE list = ?
                    ORDER BY seq DESC LIMIT 1) a
                JOIN list_version v ON v.list = a.list AND v.version = a.version""", list)
                .stream().findFirst();
    }

    /** Every version a list ever had, newest first. */
    public synchronized List<ListManifest> versions(String list) throws RegisterException {
        return database.list(StateRows::manifest,
                "SELECT * FROM list_version WHERE list = ? ORDER BY version DESC", list);
    }

    /** The versions, of whatever list, that a snapshot file serves. */
    public synchronized List<ListManifest> versionsOfSnapshot(String sha256)
            throws RegisterException {
        return database.list(StateRows::manifest,
                "SELECT * FROM list_version WHERE snapshot = ?", sha256);
    }

    /**
     * By what erased numbers are known.
     *
     * @throws RegisterException if there are such, but not their key: without it the opt-outs of
     *                           erased numbers would be passed over
     */
    public synchronized Pseudonyms pseudonyms(Path storeDirectory) throws IOException {
        // In this order: the key is on disk before the first number is erased.
        boolean erased = database.number("SELECT EXISTS (SELECT 1 FROM event WHERE number >= ?)",
                Pseudonyms.LOWEST) != 0;
        Pseudonyms pseudonyms = Pseudonyms.of(storeDirectory);
        if (erased) {
            demandThatErased(pseudonyms, storeDirectory.resolve(Pseudonyms.FILE));
        }
        return pseudonyms;
    }

    private void demandThatErased(Pseudonyms pseudonyms, Path file) throws IOException {
        String wrong = !pseudonyms.areKnown() ? "is missing"
                : fingerprintFirst(pseudonyms) != pseudonyms.fingerprint()
                        ? "is not the key by which numbers were erased from this register" : "";
        if (!wrong.isEmpty()) {
            throw new RegisterException(file + " " + wrong + ": restore it from a backup; without"
                    + " it the opt-outs of erased numbers cannot be told, and nothing is judged");
        }
    }

    /** Of the first key that was used here; else of this one, which then is the first. */
    private long fingerprintFirst(Pseudonyms pseudonyms) throws IOException {
        List<Long> first = database.list(row -> row.getLong(1),
                "SELECT fingerprint FROM erasure_key");
        if (first.isEmpty()) {
            database.inTransaction(() -> database.update(
                    "INSERT OR IGNORE INTO erasure_key VALUES (1, ?)", pseudonyms.fingerprint()));
            return pseudonyms.fingerprint();
        }
        return first.get(0);
    }

    /**
     * Replaces a number by its pseudonym in every event and opt-out, drops consents and exemptions
     * in force, and records that. Its text is overwritten on disk, not only unlinked.
     *
     * @param proofMonths for so long after the last use of a consent its proof is kept
     */
    public synchronized Erased erase(Author author, Path storeDirectory, long number, String note,
            int proofMonths) throws IOException {
        database.overwriteDeleted();
        Erased erased = database.inTransaction(() -> {
            pseudonyms(storeDirectory);
            Pseudonyms pseudonyms = Pseudonyms.makeFor(storeDirectory);
            fingerprintFirst(pseudonyms);
            long pseudonym = pseudonyms.of(number);
            Erasure erasure = new Erasure(database, pseudonym, clock.instant());
            int events = erasure.events(number);
            erasure.proofs(proofMonths);
            erasure.state(number);
            append(author, new Event.NumberErased(pseudonym, note));
            return erasure.erased(events);
        });
        database.emptyLog();
        return erased;
    }

    @Override
    public synchronized void close() throws RegisterException {
        database.close();
    }
}
