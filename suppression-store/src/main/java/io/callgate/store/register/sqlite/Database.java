package io.callgate.store.register.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** One connection to register.db: transactions, rows, and what to tell when they fail. */
public final class Database {

    /** How long a statement waits for another process that writes. */
    static final int BUSY_TIMEOUT_MILLIS = 10_000;

    private static final int CACHE_KIBIBYTES = 32 * 1024;
    /** What SQLite is built to map at most; it reads the rest of a larger file. */
    private static final long MAPPED_BYTES_MAX = 0x7fff_0000L;

    /** Statements kept prepared, some kilobytes each; of more, each use prepares its own. */
    private static final int KEPT_MAX = 64;

    private final Connection connection;
    /** To prepare a question costs several times its answer, where a follower asks thousands. */
    private final Map<String, PreparedStatement> kept = new HashMap<>();
    private boolean inTransaction;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** What is done in a transaction. */
    public interface Work<T> {
        T run() throws SQLException, IOException;
    }

    /** What a row is turned into. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with each row. */
    public interface Visitor {
        /** @return whether to go on to the next */
        boolean visit(ResultSet row) throws SQLException;
    }

    public static Database open(Path file) throws RegisterException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        // A Register serves one caller at a time: SQLite's own lock, once a column, is not needed.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        Connection connection = null;
        try {
            createOwnerOnly(file);
            connection = config.createConnection("jdbc:sqlite:" + file);
            Schema.migrate(connection);
            return new Database(connection);
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

    /**
     * Runs the work as the only writer, and commits; on disk when this returns. Within such work
     * it joins the transaction that is open.
     */
    public <T> T inTransaction(Work<T> work) throws IOException {
        if (inTransaction) {
            return joined(work);
        }
        execute("BEGIN IMMEDIATE");
        inTransaction = true;
        boolean committed = false;
        try {
            T result = joined(work);
            execute("COMMIT");
            committed = true;
            return result;
        } finally {
            inTransaction = false;
            if (!committed) {
                undo();
            }
        }
    }

    private static <T> T joined(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (SQLException e) {
            throw failure("write", e);
        }
    }

    private void undo() {
        try {
            execute("ROLLBACK");
        } catch (RegisterException e) {
            // SQLite undoes by itself what it could not write: nothing is left to undo.
        }
    }

    /** A statement to be run again and again. */
    public PreparedStatement statement(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    public <T> List<T> list(Row<T> reader, String sql, Object... arguments)
            throws RegisterException {
        List<T> found = new ArrayList<>();
        each(row -> found.add(reader.read(row)), sql, arguments);
        return found;
    }

    /** The first column of the first row. */
    public long number(String sql, Object... arguments) throws RegisterException {
        return list(row -> row.getLong(1), sql, arguments).get(0);
    }

    /** Returns how many rows changed. */
    public int update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** From now on what this connection deletes or replaces is overwritten with zeros. */
    public void overwriteDeleted() throws RegisterException {
        execute("PRAGMA secure_delete = ON");
    }

    /** Moves what the write-ahead log holds to the database, unless somebody still reads it. */
    public void emptyLog() throws RegisterException {
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /**
     * Reads through a mapping of the file until {@link #unmap}. Not for longer than a start: who
     * truncates a mapped file, by copying another over it, kills this process.
     */
    public void map() throws RegisterException {
        execute("PRAGMA mmap_size = " + MAPPED_BYTES_MAX);
    }

    public void unmap() throws RegisterException {
        execute("PRAGMA mmap_size = 0");
    }

    private void execute(String sql) throws RegisterException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(sql.toLowerCase(Locale.ROOT), e);
        }
    }

    public void each(Visitor visitor, String sql, Object... arguments) throws RegisterException {
        try {
            PreparedStatement select = prepared(sql);
            boolean whole = false;
            try {
                visit(select, visitor, arguments);
                whole = true;
            } finally {
                release(sql, select, whole);
            }
        } catch (SQLException e) {
            throw failure("read", e);
        }
    }

    private static void visit(PreparedStatement select, Visitor visitor, Object... arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            select.setObject(i + 1, arguments[i]);
        }
        try (ResultSet row = select.executeQuery()) {
            boolean more = true;
            while (more && row.next()) {
                more = visitor.visit(row);
            }
        }
    }

    /** Not among those kept while it is in use: what visits its rows may ask the same again. */
    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement before = kept.remove(sql);
        return before == null ? connection.prepareStatement(sql) : before;
    }

    private void release(String sql, PreparedStatement select, boolean whole)
            throws SQLException {
        PreparedStatement spare = whole && kept.size() < KEPT_MAX ? kept.put(sql, select) : select;
        if (spare != null) {
            spare.close();
        }
    }

    public void close() throws RegisterException {
        try {
            for (PreparedStatement select : kept.values()) {
                select.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw failure("close", e);
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
            } else if (code == SQLiteErrorCode.SQLITE_FULL
                    || code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
                // The second: not even for what the open register's processes share.
                reason = "the disk is full: nothing was recorded; free space, then try again";
            } else if (code.name().startsWith("SQLITE_IOERR")) {
                reason = "the disk failed (" + code + "): nothing was acknowledged; see that it has"
                        + " space and no errors, then try again";
            }
        }
        return new RegisterException("register: cannot " + attempt + ": " + reason, cause);
    }
}
