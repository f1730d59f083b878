package io.callgate.store.register;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/** How list versions, opt-outs, consents and exemptions stand in their tables. */
final class StateRows {

    static final String INSERT_VERSION = """
            INSERT INTO list_version (list, version, kind, snapshot, numbers, source_file,
                source_sha256, issued, mode, duplicates, rejected, coverage)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private StateRows() {
    }

    static void bind(PreparedStatement row, ListManifest manifest) throws SQLException {
        row.setString(1, manifest.list());
        row.setLong(2, manifest.version());
        row.setString(3, manifest.kind().word());
        row.setString(4, manifest.content().snapshot());
        row.setLong(5, manifest.content().numbers());
        row.setString(6, manifest.source().file());
        row.setString(7, manifest.source().sha256());
        row.setString(8, manifest.source().issued().toString());
        row.setString(9, manifest.source().mode());
        row.setLong(10, manifest.source().duplicates());
        row.setLong(11, manifest.source().rejected());
        row.setString(12, manifest.content().coverage().toString());
    }

    static ListManifest manifest(ResultSet row) throws SQLException {
        return new ListManifest(row.getString("list"), row.getLong("version"),
                ListKind.ofWord(row.getString("kind")),
                new ListManifest.Content(row.getString("snapshot"), row.getLong("numbers"),
                        Coverage.ofText(row.getString("coverage"))),
                new ListManifest.Source(row.getString("source_file"),
                        row.getString("source_sha256"), LocalDate.parse(row.getString("issued")),
                        row.getString("mode"), row.getLong("duplicates"),
                        row.getLong("rejected")));
    }

    static Instant expires(ResultSet row) throws SQLException {
        long seconds = row.getLong("expires_s");
        return row.wasNull() ? Event.NEVER : Instant.ofEpochSecond(seconds);
    }

    static final String OPT_OUTS =
            "SELECT seller, campaign, channel, number, seq, expires_s FROM opt_out";

    static OptOut optOut(ResultSet row) throws SQLException {
        long seconds = row.getLong(6);
        Instant expires = row.wasNull() ? Event.NEVER : Instant.ofEpochSecond(seconds);
        return new OptOut(row.getString(1), row.getString(2), Channel.ofWord(row.getString(3)),
                row.getLong(4), expires, row.getLong(5));
    }

    static Consent consent(ResultSet row) throws SQLException {
        return new Consent(row.getString("seller"), row.getString("campaign"),
                row.getLong("number"), Instant.ofEpochSecond(row.getLong("given_s")),
                expires(row), row.getString("proof"), row.getBoolean("withdrawn"),
                row.getLong("seq"));
    }

    static Exemption exemption(ResultSet row) throws SQLException {
        return new Exemption(row.getString("seller"), row.getString("campaign"),
                Basis.ofWord(row.getString("basis")), row.getLong("number"),
                Instant.ofEpochSecond(row.getLong("given_s")), row.getBoolean("dated"),
                expires(row), row.getLong("seq"));
    }
}
