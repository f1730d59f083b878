package io.callgate.store.register.sqlite;

import java.util.List;

/**
 * Schema 3 of register.db: which consent holds no longer depends on when it was recorded.
 *
 * <p>A consent given before the person withdrew counts for nothing, whenever it is recorded, so the
 * row remembers the last withdrawal. Of the others the one that lasts longer holds; of two that end
 * together, the one given later. What older programs derived is derived anew from the events.
 */
public final class ThirdSchema {

    public static final List<String> STEPS = List.of("""
            DROP TRIGGER consent_said""", """
            ALTER TABLE consent ADD COLUMN withdrawn_s INTEGER""", """
            CREATE TRIGGER consent_given AFTER INSERT ON event WHEN NEW.kind = 'consent given'
            BEGIN
                INSERT INTO consent (seller, campaign, number, seq, given_s, expires_s, proof,
                    withdrawn)
                VALUES (NEW.seller, NEW.campaign, NEW.number, NEW.seq, NEW.given_s, NEW.expires_s,
                    NEW.proof, 0)
                ON CONFLICT DO UPDATE SET seq = excluded.seq, given_s = excluded.given_s,
                    expires_s = excluded.expires_s, proof = excluded.proof, withdrawn = 0
                WHERE (withdrawn_s IS NULL OR excluded.given_s >= withdrawn_s)
                    AND (consent.withdrawn
                        OR (coalesce(excluded.expires_s, 9e18), excluded.given_s)
                            >= (coalesce(consent.expires_s, 9e18), consent.given_s));
            END""", """
            CREATE TRIGGER consent_withdrawn AFTER INSERT ON event
            WHEN NEW.kind = 'consent withdrawn'
            BEGIN
                INSERT OR REPLACE INTO consent (seller, campaign, number, seq, given_s, expires_s,
                    proof, withdrawn, withdrawn_s)
                VALUES (NEW.seller, NEW.campaign, NEW.number, NEW.seq, NEW.at_ms / 1000, NULL, '',
                    1, NEW.at_ms / 1000);
            END""", """
            DELETE FROM consent""", """
            INSERT INTO consent (seller, campaign, number, seq, given_s, expires_s, proof,
                withdrawn, withdrawn_s)
            SELECT seller, campaign, number, seq, at_ms / 1000, NULL, '', 1, at_ms / 1000
            FROM (SELECT *, row_number() OVER (PARTITION BY seller, campaign, number
                    ORDER BY seq DESC) AS place FROM event WHERE kind = 'consent withdrawn')
            WHERE place = 1""", """
            INSERT INTO consent (seller, campaign, number, seq, given_s, expires_s, proof,
                withdrawn, withdrawn_s)
            SELECT seller, campaign, number, seq, given_s, expires_s, proof, 0, withdrawn_s
            FROM (SELECT e.*, w.withdrawn_s, row_number() OVER (
                    PARTITION BY e.seller, e.campaign, e.number
                    ORDER BY coalesce(e.expires_s, 9e18) DESC, e.given_s DESC, e.seq DESC) AS place
                FROM event e LEFT JOIN consent w ON w.seller = e.seller
                    AND w.campaign = e.campaign AND w.number = e.number
                WHERE e.kind = 'consent given' AND e.number < 1000000000000000
                    AND (w.seq IS NULL OR e.seq > w.seq AND e.given_s >= w.withdrawn_s))
            WHERE place = 1
            ON CONFLICT DO UPDATE SET seq = excluded.seq, given_s = excluded.given_s,
                expires_s = excluded.expires_s, proof = excluded.proof, withdrawn = 0""");

    private ThirdSchema() {
    }
}
