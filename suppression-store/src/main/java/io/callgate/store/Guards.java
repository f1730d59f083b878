package io.callgate.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.callgate.store.register.ListKind;
import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.SnapshotBuilder.Mode;

/** What an import is refused for. Each answer says what was found and what the admin can do. */
final class Guards {

    private Guards() {
    }

    /** What can be told before the file is read. */
    static Optional<String> beforeReading(ListImport request, Optional<ListManifest> active,
            LocalDate today) {
        if (request.issued().isAfter(today.plusDays(1))) {
            return Optional.of("the issuer's date " + request.issued() + " is in the future: give"
                    + " the date that the list was issued");
        }
        if (request.kind() == ListKind.VERDICT_CACHE && request.mode() == Mode.REMOVE) {
            return Optional.of("answers are not removed from a verdict-cache: newer ones take their"
                    + " place with --mode add, or --mode replace drops them all");
        }
        if (active.isEmpty()) {
            return Optional.empty();
        }
        ListManifest before = active.get();
        if (before.kind() != request.kind()) {
            return Optional.of(request.list() + " is a list of kind " + before.kind().word()
                    + ": import under another name, or say --kind "
                    + before.kind().word());
        }
        if (request.issued().isBefore(before.source().issued())) {
            return Optional.of("the file was issued on " + request.issued() + ", version "
                    + before.version() + " of " + request.list() + " on "
                    + before.source().issued() + ": a newer list is not replaced by an older one;"
                    + " to go back use list rollback");
        }
        return Optional.empty();
    }

    /**
     * A file that some version was made of already, in the same way. With a newer issuer's date it
     * is news: the list has not changed, and is not too old yet. So is one whose numbers were lost.
     *
     * @param isWhole whether the numbers of a version can be read
     */
    static Optional<String> sameFile(ListManifest active, List<ListManifest> versions,
            ListManifest asked, Predicate<ListManifest> isWhole) {
        return versions.stream().filter(version -> isSame(version, asked))
                .filter(isWhole).findFirst().map(version -> version.version() == active.version()
                        ? "this very file is version " + version.version() + " of "
                                + active.list() + ", which is active: nothing was done"
                        : "this very file is version " + version.version() + " of "
                                + active.list() + ": nothing was done; list rollback makes it"
                                + " active again");
    }

    private static boolean isSame(ListManifest version, ListManifest asked) {
        return version.source().sha256().equals(asked.source().sha256())
                && version.source().mode().equals(asked.source().mode())
                && version.content().coverage().equals(asked.content().coverage())
                && !asked.source().issued().isAfter(version.source().issued());
    }

    /** What can be told once the result is known. */
    static Optional<String> afterBuilding(ListImport request, Optional<ListManifest> active,
            ListManifest.Content built, long read) {
        if (read == 0) {
            return Optional.of("no number was found in " + request.file().getFileName()
                    + ": nothing was changed; see the rejects, or give the format");
        }
        if (active.isEmpty()) {
            return Optional.empty();
        }
        long before = active.get().content().numbers();
        long kept = before - before * request.limits().maxShrinkPercent() / 100;
        if (built.numbers() < kept) {
            return Optional.of(request.list() + " would shrink from " + before + " to "
                    + built.numbers() + " numbers, by more than "
                    + request.limits().maxShrinkPercent() + " %: nothing was changed; if that"
                    + " is right, repeat with a larger --max-shrink");
        }
        return Optional.empty();
    }
}
