package io.callgate.cli.exempt;

import io.callgate.cli.record.Written;
import io.callgate.store.register.Exemption;
import java.util.List;

/** What the commands of this noun print with {@code --json}; docs/cli-json.md. */
final class ExemptShapes {

    private ExemptShapes() {
    }

    /** Of {@code add}: the event that was recorded, and since when the reason holds. */
    record Added(String number, String seller, String campaign, String basis, String given,
            boolean dated, long record) {
    }

    /** Of {@code rm}: the event that was recorded. */
    record Recorded(String number, String seller, String campaign, String basis, long record) {
    }

    /** Of {@code ls}. */
    record Listing(String seller, List<Held> exemptions) {
    }

    /** One exemption; expires is empty when it does not, dated false if given is a guess. */
    record Held(String number, String campaign, String basis, String given, boolean dated,
            String expires, long record) {
    }

    static Added added(Exemption holds, long record) {
        return new Added(Written.number(holds.number()), holds.seller(), holds.campaign(),
                holds.basis().word(), holds.given().toString(), holds.dated(), record);
    }

    static Held held(Exemption exemption) {
        return new Held(Written.number(exemption.number()), exemption.campaign(),
                exemption.basis().word(), exemption.given().toString(), exemption.dated(),
                Written.expiry(exemption.expires()), exemption.sequence());
    }
}
