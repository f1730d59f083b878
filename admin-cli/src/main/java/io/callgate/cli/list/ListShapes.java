package io.callgate.cli.list;

import io.callgate.store.register.ListManifest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the commands of this noun print with {@code --json}; docs/cli-json.md. */
final class ListShapes {

    private ListShapes() {
    }

    /** Of {@code ls}. */
    record Listing(List<Version> lists) {
    }

    /** One version of a list. */
    record Version(String list, long version, String kind, long numbers, String issued,
            long ageDays, Origin origin) {
    }

    /** What a version was built from. */
    record Origin(String file, String sha256, String mode, long duplicates, long rejected) {
    }

    /** Of {@code show}: the active version first. */
    record History(String list, List<Version> versions) {
    }

    /** Of {@code import}; rejects is a file's path, empty when no line was rejected. */
    record Imported(String outcome, Version version, long added, long gone, String rejects,
            long tookMillis, String sentence) {
    }

    static Version version(ListManifest manifest, LocalDate today) {
        ListManifest.Source source = manifest.source();
        return new Version(manifest.list(), manifest.version(), manifest.kind().word(),
                manifest.content().numbers(), source.issued().toString(),
                ChronoUnit.DAYS.between(source.issued(), today),
                new Origin(source.file(), source.sha256(), source.mode(), source.duplicates(),
                        source.rejected()));
    }
}
