package io.callgate.cli.optout;

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
}
