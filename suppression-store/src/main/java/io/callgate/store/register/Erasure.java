package io.callgate.store.register;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import io.callgate.store.register.sqlite.Database;

/** The statements that put a pseudonym in a number's place, within one transaction. */
final class Erasure {

    /** Nobody relied on a consent after it expired, or after its number was erased. */
    private static final String LAST_USE = "min(coalesce(expires_s, 9e18), coalesce("
            + "(SELECT min(e.at_ms) / 1000 FROM event e WHERE e.number = event.number"
            + " AND e.kind = 'number erased' AND e.seq > event.seq), ?))";
    private static final String KEPT_PROOFS = " FROM event WHERE number = ?"
            + " AND kind = 'consent given' AND proof <> ''";

    private final Database database;
    private final long pseudonym;
    private final Instant now;

    Erasure(Database database, long pseudonym, Instant now) {
        this.database = database;
        this.pseudonym = pseudonym;
        this.now = now;
    }

    /** Replaces the number in the events; returns how many named it. */
    int events(long number) throws SQLException {
        return database.update("UPDATE event SET number = ?, note = '' WHERE number = ?",
                pseudonym, number);
    }

    /** Forgets the proofs of consents that nobody relied on for so many months. */
    void proofs(int months) throws SQLException {
        long kept = now.atZone(ZoneOffset.UTC).minusMonths(months).toEpochSecond();
        database.update("UPDATE event SET proof = '' WHERE number = ? AND proof <> '' AND "
                + LAST_USE + " <= ?", pseudonym, now.getEpochSecond(), kept);
    }

    /** Keeps opt-outs and withdrawals under the pseudonym, and no more of what is in force. */
    void state(long number) throws SQLException {
        database.update("""
                DELETE FROM opt_out AS o WHERE number = ? AND EXISTS (
                    SELECT 1 FROM opt_out p WHERE p.number = ? AND p.seller = o.seller
                        AND p.campaign = o.campaign AND p.channel = o.channel
                        AND (p.expires_s IS NULL OR p.expires_s >= o.expires_s))""",
                number, pseudonym);
        database.update("UPDATE OR REPLACE opt_out SET number = ? WHERE number = ?",
                pseudonym, number);
        database.update("DELETE FROM consent WHERE number = ? AND NOT withdrawn", number);
        database.update("UPDATE OR REPLACE consent SET number = ? WHERE number = ?",
                pseudonym, number);
        database.update("DELETE FROM exemption WHERE number = ?", number);
    }

    /** What came of it. */
    Register.Erased erased(int events) throws IOException {
        long proofs = database.number("SELECT count(*)" + KEPT_PROOFS, pseudonym);
        return new Register.Erased(events, (int) proofs, proofs == 0 ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(database.number("SELECT max(" + LAST_USE + ")"
                        + KEPT_PROOFS, now.getEpochSecond(), pseudonym))));
    }
}
