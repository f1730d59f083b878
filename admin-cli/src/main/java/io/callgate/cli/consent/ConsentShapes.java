package io.callgate.cli.consent;

import io.callgate.cli.record.Written;
import io.callgate.store.register.Consent;
import java.util.List;

/** What the commands of this noun print with {@code --json}; docs/cli-json.md. */
final class ConsentShapes {

    private ConsentShapes() {
    }

    /** Of {@code add} and {@code withdraw}: the event that was recorded. */
    record Recorded(String number, String seller, String campaign, long record) {
    }

    /** Of {@code ls}. */
    record Listing(String seller, List<Held> consents) {
    }

    /** The last word of one person; of a withdrawal, times and proof are empty. */
    record Held(String number, String campaign, boolean withdrawn, String given, String expires,
            String proof, long record) {
    }

    static Held held(Consent consent) {
        return new Held(Written.number(consent.number()), consent.campaign(),
                consent.withdrawn(), consent.withdrawn() ? "" : consent.given().toString(),
                consent.withdrawn() ? "" : Written.expiry(consent.expires()),
                consent.withdrawn() ? "" : consent.proof(), consent.sequence());
    }
}
