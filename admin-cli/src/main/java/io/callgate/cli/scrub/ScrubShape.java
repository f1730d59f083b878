package io.callgate.cli.scrub;

import java.util.Map;

/** What {@code callgate scrub --json} prints; docs/cli-json.md. */
record ScrubShape(String seller, String campaign, String readAs, Part callable, Part notCallable,
        Part cannotCheck, Map<String, Long> reasons, long tookMillis) {

    /** One of the three files. */
    record Part(long rows, String file) {
    }
}
