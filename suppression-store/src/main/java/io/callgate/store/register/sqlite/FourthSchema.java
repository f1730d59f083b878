package io.callgate.store.register.sqlite;

import java.util.List;

/**
 * Schema 4 of register.db: an exemption has a beginning, from which the law's term counts.
 *
 * <p>Who records it again without a date says nothing new of when it began. Of two dates the later
 * one holds, whenever it is recorded, unless one of the two is over by then. Older programs counted
 * from when it was recorded last, and so the exemptions that they left begin there.
 */
public final class FourthSchema {

    public static final List<String> STEPS = List.of("""
            DROP TRIGGER exemption_added""", """
            ALTER TABLE exemption ADD COLUMN given_s INTEGER NOT NULL DEFAULT 0""", """
            ALTER TABLE exemption ADD COLUMN dated INTEGER NOT NULL DEFAULT 0""", """
            UPDATE exemption SET given_s = (SELECT at_ms / 1000 FROM event
                WHERE event.seq = exemption.seq)""", """
            CREATE TRIGGER exemption_added AFTER INSERT ON event WHEN NEW.kind = 'exemption added'
            BEGIN
                INSERT INTO exemption (seller, campaign, basis, number, seq, expires_s, given_s,
                    dated)
                VALUES (NEW.seller, NEW.campaign, NEW.basis, NEW.number, NEW.seq, NEW.expires_s,
                    coalesce(NEW.given_s, NEW.at_ms / 1000), NEW.given_s IS NOT NULL)
                ON CONFLICT DO UPDATE SET seq = excluded.seq, expires_s = excluded.expires_s,
                    given_s = iif(excluded.dated, excluded.given_s, exemption.given_s),
                    dated = max(excluded.dated, exemption.dated)
                WHERE NOT (excluded.dated AND exemption.dated)
                    OR excluded.given_s = exemption.given_s
                    OR excluded.given_s > exemption.given_s
                        AND coalesce(excluded.expires_s, 9e18) > NEW.at_ms / 1000
                    OR exemption.expires_s <= NEW.at_ms / 1000;
            END""");

    private FourthSchema() {
    }
}
