package io.callgate.cli.list;

import io.callgate.store.ImportReport;
import io.callgate.store.register.ListManifest;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What the commands of this noun print with {@code --json}; docs/cli-json.md. */
final class ListShapes {

    private ListShapes() {
    }

    /** Of {@code ls}. */
    record Listing(List<Version> lists) {
    }

    /**
     * One version of a list.
     *
     * @param maxAgeDays age from which on it judges no call, 0 if there is none
     * @param coverage prefixes of the numbers it answers for; empty if of every number
     */
    record Version(String list, long version, String kind, long numbers, String issued,
            long ageDays, int maxAgeDays, List<String> coverage, Origin origin) {
    }

    /** What a version was built from. */
    record Origin(String file, String sha256, String mode, long duplicates, long rejected) {
    }

    /** Of {@code show}: the active version first. */
    record History(String list, List<Version> versions) {
    }

    /**
     * Of {@code import}; rejects is a file's path, empty when no line was rejected.
     *
     * @param country whose national numbers the file holds
     * @param clean   numbers read that the file says may be called
     */
    record Imported(String outcome, String sentence, Version version, long added, long gone,
            String readAs, String country, long clean, long leftOut, String rejects,
            List<Reject> firstRejects, long tookMillis) {
    }

    /** A line that is no number. */
    record Reject(long line, String text, String cause) {
    }

    static Imported imported(ImportReport report, WatchedFile file, String country,
            MaxAges ages) {
        return new Imported(
                report.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                report.sentence(), version(report.version(), ages),
                report.added(), report.gone(), file.description(), country,
                file.clean(), file.leftOut(),
                report.rejects().map(Path::toString).orElse(""), file.firstRejects(),
                report.took().toMillis());
    }

    static Version version(ListManifest manifest, MaxAges ages) {
        ListManifest.Source source = manifest.source();
        return new Version(manifest.list(), manifest.version(), manifest.kind().word(),
                manifest.content().numbers(), source.issued().toString(),
                ChronoUnit.DAYS.between(source.issued(), ages.today()), ages.of(manifest.list()),
                manifest.content().coverage().prefixes().stream().map(one -> "+" + one).toList(),
                new Origin(source.file(), source.sha256(), source.mode(), source.duplicates(),
                        source.rejected()));
    }
}
