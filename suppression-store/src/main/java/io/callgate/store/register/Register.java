package io.callgate.store.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

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

    /** How long a statement waits for another process that writes. */
    static final int BUSY_TIMEOUT_MILLIS = 10_000;

    private static final int CACHE_KIBIBYTES = 32 * 1024;

    private final Connection connection;
    private final Clock clock;

    private Register(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** Opens the file; creates it, readable by its owner only, if there is none. */
    public static Register open(Path file, Clock clock) throws RegisterException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        Connection connection = null;
        try {
            createOwnerOnly(file);
            connection = config.createConnection("jdbc:sqlite:" + file);
            Schema.migrate(connection);
            return new Register(connection, clock);
        } catch (SQLException | IOException e) {
            closeQuietly(connection, e);
            throw failure("open " + file, e);
        }
    }

    private static void createOwnerOnly(Path file) throws IOException {
        if (!Files.exists(file)) {
            // SQLite gives its -wal and -shm files the permissions of the database.
            Files.createFile(file, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        }
    }

    /** Appends one event; it is on disk when this returns its sequence. */
    public long append(Author author, Event event) throws RegisterException {
        return appendAll(author, List.of(event));
    }

    /** Appends all events or none; they are on disk when this returns the last one's sequence. */
    public synchronized long appendAll(Author author, List<Event> events)
            throws RegisterException {
        return inTransaction(() -> {
            long sequence = lastSequenceOf(connection);
            try (PreparedStatement row = connection.prepareStatement(EventRows.INSERT)) {
                for (Event event : events) {
                    sequence++;
                    EventRows.bind(row, new Recorded(sequence, clock.instant(), author, event));
                    row.executeUpdate();
                }
            }
            return sequence;
        });
    }

    /**
     * Records a new version of a list and makes it the active one, in one transaction.
     *
     * @param expectedActive the version the manifest was judged against, {@link
     *                       ListManifest#NOT_NUMBERED} if there was none
     * @return the manifest with its version, empty if another version was activated meanwhile
     */
    public synchronized Optional<ListManifest> activate(Author author, ListManifest manifest,
            long expectedActive, String note) throws RegisterException {
        return inTransaction(() -> {
            long active = activeOf(manifest.list()).map(ListManifest::version)
                    .orElse(ListManifest.NOT_NUMBERED);
            if (active != expectedActive) {
                return Optional.empty();
            }
            ListManifest numbered = manifest.numbered(lastVersionOf(manifest.list()) + 1);
            try (PreparedStatement row = connection.prepareStatement(EventRows.INSERT_VERSION);
                    PreparedStatement event = connection.prepareStatement(EventRows.INSERT)) {
                EventRows.bind(row, numbered);
                row.executeUpdate();
                EventRows.bind(event, new Recorded(lastSequenceOf(connection) + 1,
                        clock.instant(), author, new Event.ListActivated(numbered, note)));
                event.executeUpdate();
            }
            return Optional.of(numbered);
        });
    }

    /** Sequence of the last event, 0 when there is none. */
    public synchronized long lastSequence() throws RegisterException {
        return query(() -> lastSequenceOf(connection));
    }

    /** The next events after a sequence, at most {@code max} of them. */
    public List<Recorded> eventsAfter(long sequence, int max) throws RegisterException {
        return events("WHERE e.seq > ? ORDER BY e.seq LIMIT ?", sequence, max);
    }

    /** The events that name a number, oldest first, at most {@link #HISTORY_MAX}. */
    public List<Recorded> eventsOf(long number) throws RegisterException {
        return events("WHERE e.number = ? ORDER BY e.seq LIMIT ?", number, HISTORY_MAX);
    }

    /** The opt-outs in force of one number, of every seller and channel. */
    public List<OptOut> optOutsOf(long number) throws RegisterException {
        List<OptOut> found = new ArrayList<>();
        eachOptOut("SELECT * FROM opt_out WHERE number = ? LIMIT " + HISTORY_MAX, found::add,
                number);
        return found;
    }

    /** A page of a seller's opt-outs in force, by campaign, channel and number. */
    public List<OptOut> optOutsOf(String seller, long skip, int max) throws RegisterException {
        List<OptOut> found = new ArrayList<>();
        eachOptOut("SELECT * FROM opt_out WHERE seller = ? "
                + "ORDER BY campaign, channel, number LIMIT ? OFFSET ?", found::add, seller, max,
                skip);
        return found;
    }

    /** Hands every opt-out in force on a channel to the visitor, as of one moment. */
    public void eachOptOut(Channel channel, Consumer<OptOut> visitor) throws RegisterException {
        eachOptOut("SELECT * FROM opt_out WHERE channel = ?", visitor, channel.word());
    }

    /** How many opt-outs are in force on a channel. */
    public synchronized long countOptOuts(Channel channel) throws RegisterException {
        return query(() -> number("SELECT count(*) FROM opt_out WHERE channel = ?",
                channel.word()));
    }

    /** The active version of every list, by name. */
    public synchronized List<ListManifest> activeLists() throws RegisterException {
        return query(() -> manifests("""
                SELECT v.* FROM (SELECT list, version, max(seq) FROM event
                    WHERE list IS NOT NULL GROUP BY list) a
                JOIN list_version v ON v.list = a.list AND v.version = a.version
                ORDER BY v.list"""));
    }

    /** The active version of a list; empty if it does not exist or was removed. */
    public synchronized Optional<ListManifest> active(String list) throws RegisterException {
        return query(() -> activeOf(list));
    }

    /** Every version a list ever had, newest first. */
    public synchronized List<ListManifest> versions(String list) throws RegisterException {
        return query(() -> manifests(
                "SELECT * FROM list_version WHERE list = ? ORDER BY version DESC", list));
    }

    @Override
    public synchronized void close() throws RegisterException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure("close", e);
        }
    }

    private Optional<ListManifest> activeOf(String list) throws SQLException {
        return manifests("""
                SELECT v.* FROM (SELECT list, version FROM event WHERE list = ?
                    ORDER BY seq DESC LIMIT 1) a
                JOIN list_version v ON v.list = a.list AND v.version = a.version""", list)
                .stream().findFirst();
    }

    private long lastVersionOf(String list) throws SQLException {
        return number("SELECT coalesce(max(version), 0) FROM list_version WHERE list = ?", list);
    }

    private static long lastSequenceOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(max(seq), 0) FROM event")) {
            return row.getLong(1);
        }
    }

    private synchronized List<Recorded> events(String where, long argument, int max)
            throws RegisterException {
        return query(() -> {
            List<Recorded> found = new ArrayList<>();
            try (PreparedStatement select = prepare(EventRows.SELECT + where, argument, max);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(EventRows.read(row));
                }
            }
            return found;
        });
    }

    private synchronized void eachOptOut(String sql, Consumer<OptOut> visitor,
            Object... arguments) throws RegisterException {
        query(() -> {
            try (PreparedStatement select = prepare(sql, arguments);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    visitor.accept(EventRows.optOut(row));
                }
            }
            return 0;
        });
    }

    private List<ListManifest> manifests(String sql, Object... arguments) throws SQLException {
        List<ListManifest> found = new ArrayList<>();
        try (PreparedStatement select = prepare(sql, arguments);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(EventRows.manifest(row));
            }
        }
        return found;
    }

    private long number(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement select = prepare(sql, arguments);
                ResultSet row = select.executeQuery()) {
            return row.getLong(1);
        }
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private static <T> T query(Work<T> work) throws RegisterException {
        try {
            return work.run();
        } catch (SQLException e) {
            throw failure("read", e);
        }
    }

    private <T> T inTransaction(Work<T> work) throws RegisterException {
        try {
            connection.setAutoCommit(false);
            T result = work.run();
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            rollback(e);
            throw failure("write", e);
        }
    }

    private void rollback(SQLException cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void closeQuietly(Connection connection, Exception cause) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static RegisterException failure(String attempt, Exception cause) {
        if (cause instanceof RegisterException known) {
            return known;
        }
        String reason = cause.getMessage();
        if (cause instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            if (code == SQLiteErrorCode.SQLITE_BUSY) {
                reason = "another program has held register.db for more than "
                        + BUSY_TIMEOUT_MILLIS / 1000 + " s: close it (lsof shows it), try again";
            } else if (code == SQLiteErrorCode.SQLITE_FULL) {
                reason = "the disk is full: nothing was recorded; free space, then try again";
            }
        }
        return new RegisterException("register: cannot " + attempt + ": " + reason, cause);
    }
}
