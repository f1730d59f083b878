package io.callgate.store.register;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Which records are read, and from which columns: all of one kind. There may be millions. */
public final class RecordRows {

    private static final long NEVER_S = Event.NEVER.getEpochSecond();

    /** All consents; the sequence of one that was withdrawn is negated. */
    public static final RecordRows CONSENTS = new RecordRows("consent",
            "iif(withdrawn, -seq, seq), given_s, " + orNever("expires_s"), "",
            RecordRows::allColumns);

    final String table;
    final String columns;
    final String which;
    private final Reader reader;

    private RecordRows(String table, String columns, String which, Reader reader) {
        this.table = table;
        this.columns = columns;
        this.which = which;
        this.reader = reader;
    }

    /** Hands one row to the visitor. */
    private interface Reader {
        boolean read(ResultSet row, Register.RecordVisitor visitor) throws SQLException;
    }

    public static RecordRows optOuts(Channel channel) {
        // A column costs as much as the step to the next row: what few rows have is not asked of
        // all.
        return new RecordRows("opt_out", "iif(expires_s IS NULL, seq, -seq), expires_s",
                " AND channel = '" + channel.word() + "'", RecordRows::mostlyEndless);
    }

    /** The sequence of one without a date of its own is negated. */
    public static RecordRows exemptions(Basis basis) {
        return new RecordRows("exemption", "iif(dated, seq, -seq), given_s, "
                + orNever("expires_s"), " AND basis = '" + basis.word() + "'",
                RecordRows::allColumns);
    }

    private static String orNever(String expires) {
        return "coalesce(" + expires + ", " + NEVER_S + ")";
    }

    boolean hand(ResultSet row, Register.RecordVisitor visitor) throws SQLException {
        return reader.read(row, visitor);
    }

    private static boolean allColumns(ResultSet row, Register.RecordVisitor visitor)
            throws SQLException {
        return visitor.record(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }

    private static boolean mostlyEndless(ResultSet row, Register.RecordVisitor visitor)
            throws SQLException {
        long sequence = row.getLong(2);
        return sequence > 0 ? visitor.record(row.getLong(1), sequence, 0, NEVER_S)
                : visitor.record(row.getLong(1), -sequence, 0, row.getLong(3));
    }
}
