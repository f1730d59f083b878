package io.callgate.cli.record;

import java.util.List;

/** What every import of records prints with {@code --json}; docs/cli-json.md. */
final class RecordShapes {

    private RecordShapes() {
    }

    /**
     * The last record is 0 when none was made; over counts those that have ended already; rejects
     * is a file's path, or empty.
     */
    record Imported(String outcome, String seller, long recorded, long lastRecord, long over,
            long rejected, String rejects, List<Reject> firstRejects) {
    }

    /** A line that no record can be made of. */
    record Reject(long line, String text, String cause) {
    }
}
