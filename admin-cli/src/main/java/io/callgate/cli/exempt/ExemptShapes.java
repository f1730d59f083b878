package io.callgate.cli.exempt;

import io.callgate.cli.record.Written;
import io.callgate.store.register.Exemption;
import java.util.List;

/** What the commands of this noun print with {@code --json}; docs/cli-json.md. */
final class ExemptShapes {

    private ExemptShapes() {
    }

    /** Of {@code add} and {@code rm}: the event that was recorded. */
    record Recorded(String number, String seller, String campaign, String basis, long record) {
    }

    /** Of {@code ls}. */
    record Listing(String seller, List<Held> exemptions) {
    }

    /** One exemption; expires is empty when it does not. */
    record Held(String number, String campaign, String basis, String expires, long record) {
    }

    static Held held(Exemption exemption) {
        return new Held(Written.number(exemption.number()), exemption.campaign(),
                exemption.basis().word(), Written.expiry(exemption.expires()),
                exemption.sequence());
    }
}
