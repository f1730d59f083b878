package io.callgate.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;

import io.callgate.store.register.Author;
import io.callgate.store.register.Event;
import io.callgate.store.register.ListManifest;
import io.callgate.store.register.Register;
import io.callgate.store.snapshot.Snapshot;
import io.callgate.store.snapshot.SnapshotBuilder;

/** What can be done with the versions of a list that there are. */
final class ListVersions {

    /** A snapshot that no version refers to may be of an import that is about to activate it. */
    private static final Duration ORPHAN_AGE = Duration.ofHours(1);

    private final Path snapshots;
    private final Clock clock;
    private final Register register;

    ListVersions(Path store, Clock clock, Register register) {
        snapshots = store.resolve(Snapshot.DIRECTORY);
        this.clock = clock;
        this.register = register;
    }

    List<ListVersion> all(String list) throws IOException {
        Optional<ListManifest> active = register.active(list);
        return register.versions(list).stream().map(manifest -> new ListVersion(manifest,
                active.isPresent() && active.get().version() == manifest.version(),
                Files.exists(fileOf(manifest)))).toList();
    }

    /** Whether the numbers of a version are still there, to the last byte. */
    boolean isWhole(ListManifest manifest) {
        try (Snapshot snapshot = Snapshot.open(fileOf(manifest))) {
            return snapshot.numbers() == manifest.content().numbers();
        } catch (IOException damagedOrGone) {
            return false;
        }
    }

    /** The version before the active one if none is asked for. Nobody can prune meanwhile. */
    ListChange rollback(Author author, String list, OptionalLong asked, String note)
            throws IOException {
        return register.alone(() -> {
            Optional<ListManifest> active = register.active(list);
            Optional<ListManifest> target = all(list).stream().filter(ListVersion::kept)
                    .map(ListVersion::manifest)
                    .filter(version -> asked.isPresent()
                            ? version.version() == asked.getAsLong()
                            : active.isEmpty() || version.version() < active.get().version())
                    .findFirst();
            if (target.isEmpty()) {
                return new ListChange(false, active, "there is no such version of " + list
                        + " to go back to: list versions shows those that are kept");
            }
            if (active.equals(target)) {
                return new ListChange(false, active, "version " + target.get().version() + " of "
                        + list + " is active already: nothing was done");
            }
            Snapshot.open(fileOf(target.get())).close();
            register.append(author, new Event.ListActivated(target.get(), note));
            return new ListChange(true, target, "version " + target.get().version() + " of "
                    + list + ", issued " + target.get().source().issued() + ", is active");
        });
    }

    ListChange remove(Author author, String list, String note) throws IOException {
        return register.alone(() -> {
            Optional<ListManifest> active = register.active(list);
            if (active.isEmpty()) {
                return new ListChange(false, Optional.empty(),
                        "there is no list " + list + ": nothing was done");
            }
            register.append(author, new Event.ListRemoved(list, note));
            return new ListChange(true, Optional.empty(), list + " is removed: a seller that it"
                    + " binds now gets 'cannot check'; list rollback " + list + " "
                    + active.get().version() + " brings it back");
        });
    }

    /**
     * Deletes the snapshots of versions that are not active and not among the newest of their
     * list, and those that no version refers to. What a killed prune leaves, the next one deletes.
     */
    int prune(int kept) throws IOException {
        return prune(list -> kept);
    }

    /** The same of one list. */
    int prune(String pruned, int kept) throws IOException {
        return prune(list -> list.equals(pruned) ? kept : Integer.MAX_VALUE);
    }

    private int prune(ToIntFunction<String> kept) throws IOException {
        return register.alone(() -> {
            int deleted = 0;
            try (DirectoryStream<Path> files = Files.newDirectoryStream(snapshots,
                    "*" + SnapshotBuilder.SUFFIX)) {
                for (Path file : files) {
                    if (!isNeeded(file, kept)) {
                        Files.delete(file);
                        deleted++;
                    }
                }
            }
            return deleted;
        });
    }

    private boolean isNeeded(Path file, ToIntFunction<String> kept) throws IOException {
        String name = file.getFileName().toString();
        List<ListManifest> served = register.versionsOfSnapshot(
                name.substring(0, name.length() - SnapshotBuilder.SUFFIX.length()));
        for (ListManifest version : served) {
            List<ListManifest> newest = register.versions(version.list());
            if (register.active(version.list()).equals(Optional.of(version))
                    || newest.subList(0, Math.min(kept.applyAsInt(version.list()),
                            newest.size())).contains(version)) {
                return true;
            }
        }
        return served.isEmpty() && Files.getLastModifiedTime(file).toInstant()
                .isAfter(clock.instant().minus(ORPHAN_AGE));
    }

    private Path fileOf(ListManifest manifest) {
        return SnapshotBuilder.fileOf(snapshots, manifest.content().snapshot());
    }
}
