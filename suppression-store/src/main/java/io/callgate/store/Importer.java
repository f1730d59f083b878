package io.callgate.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.callgate.store.ImportReport.Outcome;
import io.callgate.store.register.ListManifest;
import io.callgate.store.register.Register;
import io.callgate.store.snapshot.BlockCursors;
import io.callgate.store.snapshot.Snapshot;
import io.callgate.store.snapshot.SnapshotBuilder;
import io.callgate.store.snapshot.SnapshotBuilder.Mode;
import io.callgate.store.snapshot.TooLittleDisk;

/** One import, from the guards that need no reading to the activation. One thread. */
final class Importer {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final ListImport request;
    private final Path snapshots;
    private final Path rejectsFile;
    private final Clock clock;
    private final Register register;
    private final Instant started;
    private final Optional<ListManifest> active;
    private final String sha256;

    Importer(ListImport request, Path store, Clock clock, Register register) throws IOException {
        this.request = request;
        this.clock = clock;
        this.register = register;
        started = clock.instant();
        snapshots = store.resolve(Snapshot.DIRECTORY);
        rejectsFile = store.resolve(Store.REJECTS).resolve(request.list() + "-"
                + STAMP.format(started) + "-" + ProcessHandle.current().pid() + ".tsv");
        active = register.active(request.list());
        sha256 = sha256Of(request.file());
    }

    ImportReport run(NumberSource source) throws IOException {
        ListManifest unbuilt = manifest(new ListManifest.Content("", 0), 0, 0);
        if (active.isPresent()) {
            Optional<String> known = Guards.sameFile(active.get(),
                    register.versions(request.list()), unbuilt.source());
            if (known.isPresent()) {
                return report(Outcome.ALREADY_IMPORTED, active.get(), Change.NONE, known.get());
            }
        }
        Optional<String> refusal = Guards.beforeReading(request, active,
                LocalDate.ofInstant(started, ZoneOffset.UTC));
        if (refusal.isPresent()) {
            return report(Outcome.REFUSED, unbuilt, Change.NONE, refusal.get());
        }
        SnapshotBuilder.removeAbandoned(snapshots);
        try (Rejects rejects = new Rejects(rejectsFile);
                SnapshotBuilder builder = new SnapshotBuilder(snapshots)) {
            builder.checkDisk(Files.size(request.file()));
            return build(builder, rejects, source);
        } catch (TooLittleDisk e) {
            return report(Outcome.REFUSED, unbuilt, Change.NONE, e.getMessage());
        } catch (IOException e) {
            // Of an import that broke off, or was stopped, nobody is told of any rejects.
            Files.deleteIfExists(rejectsFile);
            throw e;
        }
    }

    private ImportReport build(SnapshotBuilder builder, Rejects rejects, NumberSource source)
            throws IOException {
        source.read(builder::add, rejects::add);
        rejects.close();
        List<Snapshot> before = before(builder);
        SnapshotBuilder.Built built = builder.build(request.mode(), before);
        Change change = Change.between(before, built.snapshot(), rejects.file());
        ListManifest manifest = manifest(new ListManifest.Content(built.snapshot().sha256(),
                built.snapshot().numbers()), builder.added() - built.distinctAdded(),
                rejects.count());
        Optional<String> refusal = Guards.afterBuilding(request, active, manifest.content(),
                builder.added());
        if (refusal.isPresent()) {
            return report(Outcome.REFUSED, manifest, change, refusal.get());
        }
        if (request.dryRun()) {
            return report(Outcome.DRY_RUN, manifest, change, "dry run: nothing was changed");
        }
        builder.sync(built);
        // Nobody prunes between the two, and no other import becomes active.
        return register.alone(() -> {
            if (!register.active(request.list()).equals(active)) {
                return report(Outcome.REFUSED, manifest, change, "another version of "
                        + request.list() + " was activated meanwhile: nothing was changed, try"
                        + " again");
            }
            builder.publish(built);
            ListManifest activated = register.activateNew(request.author(), manifest,
                    request.note());
            return report(Outcome.ACTIVATED, activated, change, "version " + activated.version()
                    + " of " + request.list() + " is active");
        });
    }

    /** The active version's numbers; a replacing import goes on without them if it must. */
    private List<Snapshot> before(SnapshotBuilder builder) throws IOException {
        if (active.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(builder.open(active.get().content().snapshot()));
        } catch (IOException e) {
            if (request.mode() == Mode.REPLACE) {
                return List.of();
            }
            throw e;
        }
    }

    private ListManifest manifest(ListManifest.Content content, long duplicates, long rejected) {
        return new ListManifest(request.list(), ListManifest.NOT_NUMBERED, request.kind(), content,
                new ListManifest.Source(request.file().getFileName().toString(), sha256,
                        request.issued(), request.mode().name().toLowerCase(Locale.ROOT),
                        duplicates, rejected));
    }

    private ImportReport report(Outcome outcome, ListManifest version, Change change,
            String sentence) {
        return new ImportReport(outcome, version, change.added, change.gone, change.rejects,
                Duration.between(started, clock.instant()), sentence);
    }

    /** How the result differs from the version before. */
    private record Change(long added, long gone, Optional<Path> rejects) {

        static final Change NONE = new Change(0, 0, Optional.empty());

        static Change between(List<Snapshot> before, Snapshot after, Optional<Path> rejects)
                throws IOException {
            if (before.isEmpty()) {
                return new Change(after.numbers(), 0, rejects);
            }
            BlockCursors.Difference difference = BlockCursors.compare(before.get(0).cursor(),
                    after.cursor());
            return new Change(difference.onlyInSecond(), difference.onlyInFirst(), rejects);
        }
    }

    private static String sha256Of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
