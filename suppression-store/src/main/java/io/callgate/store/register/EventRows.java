package io.callgate.store.register;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;

/** How events and manifests stand in their tables. */
final class EventRows {

    /** The columns that {@link #read} needs, in the order it needs none. */
    static final String SELECT = """
            SELECT e.seq, e.at_ms, e.operator, e.source AS event_source, e.kind AS event_kind,
                e.seller, e.campaign, e.channel, e.number, e.expires_s, e.list, e.note, v.*
            FROM event e LEFT JOIN list_version v ON v.list = e.list AND v.version = e.version
            """;

    static final String INSERT = """
            INSERT INTO event (seq, at_ms, operator, source, kind,
                seller, campaign, channel, number, expires_s, list, version, note)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String INSERT_VERSION = """
            INSERT INTO list_version (list, version, kind, snapshot, numbers, source_file,
                source_sha256, issued, mode, duplicates, rejected)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String OPT_OUT_ADDED = "opt-out added";
    private static final String OPT_OUT_WITHDRAWN = "opt-out withdrawn";
    private static final String LIST_ACTIVATED = "list activated";
    private static final String LIST_REMOVED = "list removed";

    private EventRows() {
    }

    static void bind(PreparedStatement row, Recorded recorded) throws SQLException {
        row.setLong(1, recorded.sequence());
        row.setLong(2, recorded.at().toEpochMilli());
        row.setString(3, recorded.author().operator());
        row.setString(4, recorded.author().source());
        for (int column = 6; column <= 12; column++) {
            row.setNull(column, Types.NULL);
        }
        Event event = recorded.event();
        row.setString(13, event.note());
        if (event instanceof Event.OptOutAdded added) {
            row.setString(5, OPT_OUT_ADDED);
            bindSubject(row, added.seller(), added.campaign(), added.channel(), added.number());
            bindExpiry(row, 10, added.expires());
        } else if (event instanceof Event.OptOutWithdrawn gone) {
            row.setString(5, OPT_OUT_WITHDRAWN);
            bindSubject(row, gone.seller(), gone.campaign(), gone.channel(), gone.number());
        } else if (event instanceof Event.ListActivated activated) {
            row.setString(5, LIST_ACTIVATED);
            row.setString(11, activated.manifest().list());
            row.setLong(12, activated.manifest().version());
        } else if (event instanceof Event.ListRemoved removed) {
            row.setString(5, LIST_REMOVED);
            row.setString(11, removed.list());
        }
    }

    private static void bindSubject(PreparedStatement row, String seller, String campaign,
            Channel channel, long number) throws SQLException {
        row.setString(6, seller);
        row.setString(7, campaign);
        row.setString(8, channel.word());
        row.setLong(9, number);
    }

    static void bindExpiry(PreparedStatement row, int column, Instant expires)
            throws SQLException {
        if (!expires.equals(Event.NEVER)) {
            row.setLong(column, expires.getEpochSecond());
        }
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
    }

    static Recorded read(ResultSet row) throws SQLException {
        return new Recorded(row.getLong("seq"), Instant.ofEpochMilli(row.getLong("at_ms")),
                new Author(row.getString("operator"), row.getString("event_source")), event(row));
    }

    private static Event event(ResultSet row) throws SQLException {
        String kind = row.getString("event_kind");
        String note = row.getString("note");
        return switch (kind) {
            case OPT_OUT_ADDED -> new Event.OptOutAdded(row.getString("seller"),
                    row.getString("campaign"), Channel.ofWord(row.getString("channel")),
                    row.getLong("number"), expires(row), note);
            case OPT_OUT_WITHDRAWN -> new Event.OptOutWithdrawn(row.getString("seller"),
                    row.getString("campaign"), Channel.ofWord(row.getString("channel")),
                    row.getLong("number"), note);
            case LIST_ACTIVATED -> new Event.ListActivated(manifest(row), note);
            case LIST_REMOVED -> new Event.ListRemoved(row.getString("list"), note);
            default -> throw new SQLException("register.db holds an event of kind '" + kind
                    + "' that this program does not know");
        };
    }

    static Instant expires(ResultSet row) throws SQLException {
        long seconds = row.getLong("expires_s");
        return row.wasNull() ? Event.NEVER : Instant.ofEpochSecond(seconds);
    }

    static ListManifest manifest(ResultSet row) throws SQLException {
        return new ListManifest(row.getString("list"), row.getLong("version"),
                ListKind.ofWord(row.getString("kind")),
                new ListManifest.Content(row.getString("snapshot"), row.getLong("numbers")),
                new ListManifest.Source(row.getString("source_file"),
                        row.getString("source_sha256"), LocalDate.parse(row.getString("issued")),
                        row.getString("mode"), row.getLong("duplicates"),
                        row.getLong("rejected")));
    }

    static OptOut optOut(ResultSet row) throws SQLException {
        return new OptOut(row.getString("seller"), row.getString("campaign"),
                Channel.ofWord(row.getString("channel")), row.getLong("number"), expires(row),
                row.getLong("seq"));
    }
}
