package io.callgate.store.register.sqlite;

import java.util.List;

/**
 * Schema 5 of register.db: the consent that was given last holds, and proof outlives its number.
 *
 * <p>Schema 3 preferred the consent that says it lasts longer, but it is the law that says how long
 * one lasts, so that an old one of many years hid each renewal. Of two that are not over when they
 * are recorded the one given later holds; of one moment, the one recorded last, which so corrects
 * the other. What is derived anew passes over consents that were recorded as of the future: older
 * programs took them. It prefers those that were not over when the last event was recorded, the
 * latest moment the register itself knows. An event of an erased number may keep its proof, and
 * forget it later.
 */
public final class FifthSchema {

    public static final List<String> STEPS = List.of("""
            DROP TRIGGER consent_given""", """
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
                        OR excluded.given_s = consent.given_s
                        OR excluded.given_s > consent.given_s
                            AND coalesce(excluded.expires_s, 9e18) > NEW.at_ms / 1000
                        OR consent.expires_s <= NEW.at_ms / 1000);
            END""", """
            DELETE FROM consent WHERE NOT withdrawn OR number < 1000000000000000""", """
            INSERT INTO consent (seller, campaign, number, seq, given_s, expires_s, proof,
                withdrawn, withdrawn_s)
            SELECT seller, campaign, number, seq, at_ms / 1000, NULL, '', 1, at_ms / 1000
            FROM (SELECT *, row_number() OVER (PARTITION BY seller, campaign, number
                    ORDER BY seq DESC) AS place FROM event
                WHERE kind = 'consent withdrawn' AND number < 1000000000000000)
            WHERE place = 1""", """
            INSERT INTO consent (seller, campaign, number, seq, given_s, expires_s, proof,
                withdrawn, withdrawn_s)
            SELECT seller, campaign, number, seq, given_s, expires_s, proof, 0, withdrawn_s
            FROM (SELECT *, row_number() OVER (PARTITION BY seller, campaign, number
                    ORDER BY coalesce(expires_s, 9e18) >
                        (SELECT at_ms / 1000 FROM event ORDER BY seq DESC LIMIT 1) DESC,
                        given_s DESC) AS place
                FROM (SELECT e.*, w.withdrawn_s, row_number() OVER (
                        PARTITION BY e.seller, e.campaign, e.number, e.given_s
                        ORDER BY e.seq DESC) AS correction
                    FROM event e LEFT JOIN consent w ON w.seller = e.seller
                        AND w.campaign = e.campaign AND w.number = e.number
                    WHERE e.kind = 'consent given' AND e.number < 1000000000000000
                        AND e.given_s <= e.at_ms / 1000
                        AND (w.seq IS NULL OR e.seq > w.seq AND e.given_s >= w.withdrawn_s))
                WHERE correction = 1)
            WHERE place = 1
            ON CONFLICT DO UPDATE SET seq = excluded.seq, given_s = excluded.given_s,
                expires_s = excluded.expires_s, proof = excluded.proof, withdrawn = 0""", """
            DROP TRIGGER event_only_forgets""", """
            CREATE TRIGGER event_only_forgets BEFORE UPDATE OF number, proof, note ON event
            WHEN NEW.number IS NULL OR OLD.number IS NULL OR NEW.number < 1000000000000000
                OR OLD.number >= 1000000000000000 AND NEW.number <> OLD.number OR NEW.note <> ''
                OR coalesce(NEW.proof, '') NOT IN ('', coalesce(OLD.proof, ''))
            BEGIN SELECT RAISE(ABORT, 'an event only forgets an erased number'); END""");

    private FifthSchema() {
    }
}
