package io.callgate.store.register;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/** How events stand in their table. */
final class EventRows {

    static final String SELECT = """
            SELECT e.seq, e.at_ms, e.operator, e.source AS event_source, e.kind AS event_kind,
                e.seller, e.campaign, e.channel, e.basis, e.number, e.given_s, e.expires_s,
                e.proof, e.list AS event_list, e.note, v.*
            FROM event e LEFT JOIN list_version v ON v.list = e.list AND v.version = e.version
            """;

    static final String INSERT = """
            INSERT INTO event (seq, at_ms, operator, source, kind, note, seller, campaign,
                channel, basis, number, given_s, expires_s, proof, list, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int SELLER = 7;
    private static final int CAMPAIGN = 8;
    private static final int CHANNEL = 9;
    private static final int BASIS = 10;
    private static final int NUMBER = 11;
    private static final int GIVEN = 12;
    private static final int EXPIRES = 13;
    private static final int PROOF = 14;
    private static final int LIST = 15;
    private static final int VERSION = 16;

    private static final String OPT_OUT_ADDED = "opt-out added";
    private static final String OPT_OUT_WITHDRAWN = "opt-out withdrawn";
    private static final String CONSENT_GIVEN = "consent given";
    private static final String CONSENT_WITHDRAWN = "consent withdrawn";
    private static final String EXEMPTION_ADDED = "exemption added";
    private static final String EXEMPTION_WITHDRAWN = "exemption withdrawn";
    private static final String LIST_ACTIVATED = "list activated";
    private static final String LIST_REMOVED = "list removed";
    private static final String NUMBER_ERASED = "number erased";

    private EventRows() {
    }

    static void bind(PreparedStatement row, Recorded recorded) throws SQLException {
        row.setLong(1, recorded.sequence());
        row.setLong(2, recorded.at().toEpochMilli());
        row.setString(3, recorded.author().operator());
        row.setString(4, recorded.author().source());
        row.setString(6, recorded.event().note());
        for (int column = SELLER; column <= VERSION; column++) {
            row.setNull(column, Types.NULL);
        }
        row.setString(5, bindWhat(row, recorded.event()));
    }

    /** Returns the kind. */
    private static String bindWhat(PreparedStatement row, Event event) throws SQLException {
        if (event instanceof Event.OptOutAdded added) {
            bindSubject(row, added.seller(), added.campaign(), added.number());
            row.setString(CHANNEL, added.channel().word());
            bindExpiry(row, added.expires());
            return OPT_OUT_ADDED;
        } else if (event instanceof Event.OptOutWithdrawn gone) {
            bindSubject(row, gone.seller(), gone.campaign(), gone.number());
            row.setString(CHANNEL, gone.channel().word());
            return OPT_OUT_WITHDRAWN;
        } else if (event instanceof Event.ListActivated activated) {
            row.setString(LIST, activated.manifest().list());
            row.setLong(VERSION, activated.manifest().version());
            return LIST_ACTIVATED;
        } else if (event instanceof Event.ListRemoved removed) {
            row.setString(LIST, removed.list());
            return LIST_REMOVED;
        } else if (event instanceof Event.NumberErased erased) {
            row.setLong(NUMBER, erased.number());
            return NUMBER_ERASED;
        }
        return bindPermission(row, event);
    }

    private static String bindPermission(PreparedStatement row, Event event) throws SQLException {
        if (event instanceof Event.ConsentGiven given) {
            bindSubject(row, given.seller(), given.campaign(), given.number());
            row.setLong(GIVEN, given.given().getEpochSecond());
            bindExpiry(row, given.expires());
            row.setString(PROOF, given.proof());
            return CONSENT_GIVEN;
        } else if (event instanceof Event.ConsentWithdrawn gone) {
            bindSubject(row, gone.seller(), gone.campaign(), gone.number());
            return CONSENT_WITHDRAWN;
        } else if (event instanceof Event.ExemptionAdded added) {
            bindSubject(row, added.seller(), added.campaign(), added.number());
            row.setString(BASIS, added.basis().word());
            if (added.given().isPresent()) {
                row.setLong(GIVEN, added.given().get().getEpochSecond());
            }
            bindExpiry(row, added.expires());
            return EXEMPTION_ADDED;
        } else if (event instanceof Event.ExemptionWithdrawn gone) {
            bindSubject(row, gone.seller(), gone.campaign(), gone.number());
            row.setString(BASIS, gone.basis().word());
            return EXEMPTION_WITHDRAWN;
        }
        throw new IllegalStateException("no column holds " + event.getClass());
    }

    private static void bindSubject(PreparedStatement row, String seller, String campaign,
            long number) throws SQLException {
        row.setString(SELLER, seller);
        row.setString(CAMPAIGN, campaign);
        row.setLong(NUMBER, number);
    }

    private static void bindExpiry(PreparedStatement row, Instant expires) throws SQLException {
        if (!expires.equals(Event.NEVER)) {
            row.setLong(EXPIRES, expires.getEpochSecond());
        }
    }

    static Recorded read(ResultSet row) throws SQLException {
        return new Recorded(row.getLong("seq"), Instant.ofEpochMilli(row.getLong("at_ms")),
                new Author(row.getString("operator"), row.getString("event_source")), event(row));
    }

    private static Event event(ResultSet row) throws SQLException {
        String kind = row.getString("event_kind");
        String note = row.getString("note");
        return switch (kind) {
            case LIST_ACTIVATED -> new Event.ListActivated(StateRows.manifest(row), note);
            case LIST_REMOVED -> new Event.ListRemoved(row.getString("event_list"), note);
            case NUMBER_ERASED -> new Event.NumberErased(row.getLong("number"), note);
            default -> ofSubject(kind, row, note);
        };
    }

    private static Event ofSubject(String kind, ResultSet row, String note) throws SQLException {
        String seller = row.getString("seller");
        String campaign = row.getString("campaign");
        long number = row.getLong("number");
        return switch (kind) {
            case OPT_OUT_ADDED -> new Event.OptOutAdded(seller, campaign,
                    Channel.ofWord(row.getString("channel")), number, StateRows.expires(row),
                    note);
            case OPT_OUT_WITHDRAWN -> new Event.OptOutWithdrawn(seller, campaign,
                    Channel.ofWord(row.getString("channel")), number, note);
            case CONSENT_GIVEN -> new Event.ConsentGiven(seller, campaign, number,
                    Instant.ofEpochSecond(row.getLong("given_s")), StateRows.expires(row),
                    row.getString("proof"), note);
            case CONSENT_WITHDRAWN -> new Event.ConsentWithdrawn(seller, campaign, number, note);
            case EXEMPTION_ADDED -> new Event.ExemptionAdded(seller, campaign,
                    Basis.ofWord(row.getString("basis")), number, given(row),
                    StateRows.expires(row), note);
            case EXEMPTION_WITHDRAWN -> new Event.ExemptionWithdrawn(seller, campaign,
                    Basis.ofWord(row.getString("basis")), number, note);
            default -> throw new SQLException("register.db holds an event of kind '" + kind
                    + "' that this program does not know");
        };
    }

    private static Optional<Instant> given(ResultSet row) throws SQLException {
        long seconds = row.getLong("given_s");
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
