package io.callgate.perf.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The same list for Kamailio: an SQLite file as its htable module reads it at the start. */
public final class KamailioList {

    /** What htable 5.6 calls the layout of its table. */
    private static final int TABLE_VERSION = 2;
    private static final int BATCH = 10_000;

    private KamailioList() {
    }

    /** Writes the numbers of a list, one a line, to a new file. */
    public static void write(Path list, Path database) throws IOException, SQLException {
        Files.deleteIfExists(database);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("CREATE TABLE version"
                    + " (table_name VARCHAR(32) NOT NULL, table_version INTEGER NOT NULL)");
            statement.execute("INSERT INTO version VALUES ('listed', " + TABLE_VERSION + ")");
            statement.execute("CREATE TABLE listed (id INTEGER PRIMARY KEY NOT NULL,"
                    + " key_name VARCHAR(64) NOT NULL, key_type INTEGER NOT NULL DEFAULT 0,"
                    + " value_type INTEGER NOT NULL DEFAULT 0, key_value VARCHAR(128) NOT NULL,"
                    + " expires INTEGER NOT NULL DEFAULT 0)");
            connection.setAutoCommit(false);
            insert(list, connection);
            connection.commit();
        }
    }

    /** Each with the integer 1, the least that a key can hold. */
    private static void insert(Path list, Connection connection) throws IOException, SQLException {
        try (BufferedReader lines = Files.newBufferedReader(list);
                PreparedStatement row = connection.prepareStatement("INSERT INTO listed"
                        + " (key_name, value_type, key_value) VALUES (?, 1, '1')")) {
            int waiting = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                row.setString(1, line);
                row.addBatch();
                waiting++;
                if (waiting == BATCH) {
                    row.executeBatch();
                    waiting = 0;
                }
            }
            row.executeBatch();
        }
    }
}
