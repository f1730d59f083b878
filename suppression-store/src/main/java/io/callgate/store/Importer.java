package io.callgate.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.callgate.store.ImportReport.Outcome;
import io.callgate.store.ingest.EntrySink;
import io.callgate.store.ingest.Standing;
import io.callgate.store.register.Coverage;
import io.callgate.store.register.ListKind;
import io.callgate.store.register.ListManifest;
import io.callgate.store.register.Register;
import io.callgate.store.snapshot.Answers;
import io.callgate.store.snapshot.AsideLock;
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
    private final ListVersions versions;
    private final Optional<ListManifest> active;
    private final Stamp stamp;
    private final String sha256;

    Importer(ListImport request, Path store, Clock clock, Register register) throws IOException {
        this.request = request;
        this.clock = clock;
        this.register = register;
        versions = new ListVersions(store, clock, register);
        started = clock.instant();
        snapshots = store.resolve(Snapshot.DIRECTORY);
        rejectsFile = store.resolve(Store.REJECTS).resolve(request.list() + "-"
                + STAMP.format(started) + "-" + ProcessHandle.current().pid() + ".tsv");
        active = register.active(request.list());
        stamp = Stamp.of(request.file());
        sha256 = sha256Of(request.file());
    }

    /** By which a file that was written to, or replaced, is known. */
    private record Stamp(Object key, FileTime modified, long size) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.fileKey(), now.lastModifiedTime(), now.size());
        }
    }

    ImportReport run(NumberSource source) throws IOException {
        ListManifest unbuilt = manifest(new ListManifest.Content("", 0, coverage()), 0, 0);
        if (active.isPresent()) {
            Optional<String> known = Guards.sameFile(active.get(),
                    register.versions(request.list()), unbuilt, versions::isWhole);
            if (known.isPresent()) {
                return report(Outcome.ALREADY_IMPORTED, active.get(), Change.NONE, known.get());
            }
        }
        Optional<String> refusal = Guards.beforeReading(request, active,
                LocalDate.ofInstant(started, ZoneOffset.UTC));
        if (refusal.isPresent()) {
            return report(Outcome.REFUSED, unbuilt, Change.NONE, refusal.get());
        }
        AsideLock.removeAbandoned(snapshots);
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
        source.read(new Entries(builder, rejects));
        rejects.close();
        if (!stamp.equals(Stamp.of(request.file()))) {
            throw new IOException(request.file().getFileName() + " was written to while it was"
                    + " read: nothing was changed; import it again when it is whole");
        }
        List<Snapshot> before = before(builder);
        SnapshotBuilder.Built built = built(builder, before);
        Change change = Change.between(before, built.snapshot(), rejects.file());
        ListManifest manifest = manifest(new ListManifest.Content(built.snapshot().sha256(),
                built.snapshot().numbers(), coverage()), builder.added() - built.distinctAdded(),
                rejects.count());
        Optional<String> refusal = Guards.afterBuilding(request, active, manifest.content(),
                builder.added());
        if (refusal.isPresent()) {
            return report(Outcome.REFUSED, manifest, change, refusal.get());
        }
        if (request.limits().dryRun()) {
            return report(Outcome.DRY_RUN, manifest, change, "dry run: nothing was changed");
        }
        builder.sync(built);
        ImportReport activated = activate(builder, built, manifest, change);
        return activated.outcome() == Outcome.ACTIVATED ? pruned(activated) : activated;
    }

    private ImportReport activate(SnapshotBuilder builder, SnapshotBuilder.Built built,
            ListManifest manifest, Change change) throws IOException {
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

    /** The version is active whatever comes of this. */
    private ImportReport pruned(ImportReport activated) {
        try {
            versions.prune(request.list(), request.limits().keep());
            return activated;
        } catch (IOException e) {
            return new ImportReport(activated.outcome(), activated.version(), activated.added(),
                    activated.gone(), activated.rejects(), activated.took(), activated.sentence()
                    + "; the numbers of older versions could not be deleted: " + e.getMessage());
        }
    }

    private SnapshotBuilder.Built built(SnapshotBuilder builder, List<Snapshot> before)
            throws IOException {
        if (request.kind() == ListKind.DENY) {
            return builder.build(request.mode(), before);
        }
        return builder.buildAnswers(request.mode() == Mode.REPLACE ? List.of() : before,
                request.issued().toEpochDay());
    }

    private Coverage coverage() {
        return request.coverage().or(() -> active.map(version -> version.content().coverage()))
                .orElse(Coverage.EVERYWHERE);
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

    /** Of a deny list what a file calls clean matters only if it is taken out. */
    private final class Entries implements EntrySink {

        private final SnapshotBuilder builder;
        private final Rejects rejects;
        private final boolean cleanMatters = request.kind() == ListKind.VERDICT_CACHE
                || request.mode() == Mode.ADD;

        Entries(SnapshotBuilder builder, Rejects rejects) {
            this.builder = builder;
            this.rejects = rejects;
        }

        @Override
        public void number(long number, Standing standing) throws IOException {
            if (standing == Standing.LISTED) {
                builder.add(number);
            } else if (cleanMatters) {
                builder.addClean(number);
            }
        }

        @Override
        public Optional<String> number(long number, Standing standing, LocalDate checked)
                throws IOException {
            if (request.kind() == ListKind.DENY) {
                number(number, standing);
                return Optional.empty();
            }
            long daysBefore = ChronoUnit.DAYS.between(checked, request.issued());
            // A day that cannot be held lets nobody be called: the nearest that can is taken.
            long held = Math.max(0, Math.min(Answers.DAYS_MAX - 1, daysBefore));
            if (standing == Standing.LISTED || held == daysBefore) {
                builder.addAnswer(number, standing == Standing.LISTED, (int) held);
                return Optional.empty();
            }
            return Optional.of("checked on " + checked + (daysBefore < 0
                    ? ", after the file's own date " + request.issued()
                    : ", " + Answers.DAYS_MAX + " days or more before the file's own date"));
        }

        @Override
        public void reject(long line, String text, String cause) throws IOException {
            rejects.add(line, text, cause);
        }
    }

    /** How the result differs from the version before. */
    private record Change(long added, long gone, Optional<Path> rejects) {

        static final Change NONE = new Change(0, 0, Optional.empty());

        static Change between(List<Snapshot> before, Snapshot after, Optional<Path> rejects)
                throws IOException {
            if (before.isEmpty()) {
                return new Change(after.numbers(), 0, rejects);
            }
            BlockCursors.Difference difference = BlockCursors.compare(before.get(0).held(),
                    after.held());
            return new Change(difference.onlyInSecond(), difference.onlyInFirst(), rejects);
        }
    }

    private static String sha256Of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new ClosedByInterruptException();
                }
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
