package io.callgate.cli.list;

import io.callgate.store.ListChange;
import io.callgate.store.ListVersion;
import io.callgate.store.register.ListManifest;
import java.util.List;

/** What the commands on the versions of a list print with {@code --json}; docs/cli-json.md. */
final class VersionShapes {

    private VersionShapes() {
    }

    /** Of {@code versions}: newest first. */
    record Versions(String list, List<State> versions) {
    }

    /** One version, whether calls are judged by it, and whether it could be made active. */
    record State(ListShapes.Version version, boolean active, boolean kept) {
    }

    /** Of {@code rollback} and {@code rm}; version is the active one, 0 when there is none. */
    record Change(String list, boolean done, long version, String sentence) {
    }

    /** Of {@code diff}; the numbers are there with {@code --numbers} only. */
    record Difference(String list, long first, long second, long onlyInFirst, long onlyInSecond,
            List<String> gone, List<String> added) {
    }

    /** Of {@code export} into a file. */
    record Exported(String list, long version, long numbers, String file) {
    }

    /** Of {@code prune}. */
    record Pruned(int keep, int deleted) {
    }

    static State state(ListVersion version, MaxAges ages) {
        return new State(ListShapes.version(version.manifest(), ages), version.active(),
                version.kept());
    }

    static Change change(String list, ListChange change) {
        return new Change(list, change.done(),
                change.active().map(ListManifest::version).orElse(0L), change.sentence());
    }
}
