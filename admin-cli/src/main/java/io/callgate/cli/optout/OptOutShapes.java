package io.callgate.cli.optout;

import io.callgate.cli.record.Written;
import io.callgate.store.register.OptOut;
import java.util.List;

/** What the commands of this noun print with {@code --json}; docs/cli-json.md. */
final class OptOutShapes {

    private OptOutShapes() {
    }

    /** Of {@code add} and {@code rm}: the event that was recorded. */
    record Recorded(String number, String seller, String campaign, String channel, long record) {
    }

    /** Of {@code ls}. */
    record Listing(String seller, List<Held> optOuts) {
    }

    /** One opt-out; expires is empty when it does not. */
    record Held(String number, String campaign, String channel, String expires, long record) {
    }

    static Held held(OptOut optOut) {
        return new Held(Written.number(optOut.number()), optOut.campaign(),
                optOut.channel().word(), Written.expiry(optOut.expires()), optOut.sequence());
    }
}
