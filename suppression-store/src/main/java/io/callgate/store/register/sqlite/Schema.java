package io.callgate.store.register.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of register.db. Migrations go forward only: entry n leads from schema n to n + 1, is
 * never edited once released, and runs in one transaction with the new version number.
 */
final class Schema {

    private static final List<List<String>> MIGRATIONS =
            List.of(FirstSchema.STEPS, SecondSchema.STEPS, ThirdSchema.STEPS,
                    FourthSchema.STEPS, FifthSchema.STEPS, SixthSchema.STEPS);

    private Schema() {
    }

    /** Brings the file to the schema of this program, whatever older schema it has. */
    static void migrate(Connection connection) throws SQLException, RegisterException {
        if (versionOf(connection) == MIGRATIONS.size()) {
            return;
        }
        connection.setAutoCommit(false);
        boolean committed = false;
        try (Statement statement = connection.createStatement()) {
            // Another process may migrate at the same moment: look again, holding the lock.
            int found = versionOf(connection);
            if (found > MIGRATIONS.size()) {
                throw new RegisterException("register.db has schema " + found + ", this program"
                        + " knows " + MIGRATIONS.size() + ": use the newer callgate that wrote it");
            }
            for (int version = found; version < MIGRATIONS.size(); version++) {
                run(statement, MIGRATIONS.get(version));
            }
            statement.execute("PRAGMA user_version = " + MIGRATIONS.size());
            connection.commit();
            committed = true;
        } finally {
            if (!committed) {
                undo(connection);
            }
        }
        connection.setAutoCommit(true);
    }

    /** Without it the driver commits the steps that went well. */
    private static void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // SQLite undoes by itself what it could not write: nothing is left to undo.
        }
    }

    private static void run(Statement statement, List<String> migration) throws SQLException {
        for (String step : migration) {
            statement.execute(step);
        }
    }

    private static int versionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }
}
