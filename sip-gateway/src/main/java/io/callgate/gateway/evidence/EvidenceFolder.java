package io.callgate.gateway.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of the day files: made with its files for the owner only, for they hold numbers. */
final class EvidenceFolder {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_READS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<OpenOption> READ_AND_WRITE = Set.of(StandardOpenOption.CREATE,
            StandardOpenOption.READ, StandardOpenOption.WRITE);

    /** The one way to open a file here, so that a test can stand a full disk behind it. */
    interface Disk {

        Disk REAL = path -> FileChannel.open(path, READ_AND_WRITE, OWNER_READS);

        FileChannel open(Path path) throws IOException;
    }

    private final Path folder;
    private final Disk disk;

    EvidenceFolder(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** {@code calls-2026-11-21.jsonl}. */
    DayFile open(long epochDay) throws IOException {
        return open(folder.resolve("calls-" + LocalDate.ofEpochDay(epochDay) + ".jsonl"));
    }

    /** The file a gateway before us wrote last, whose end may be torn; empty when there is none. */
    Optional<DayFile> openLatest() throws IOException {
        make();
        Optional<Path> latest;
        try (Stream<Path> files = Files.list(folder)) {
            latest = files.filter(EvidenceFolder::isDayFile).max(Comparator.naturalOrder());
        }
        return latest.isEmpty() ? Optional.empty() : Optional.of(open(latest.get()));
    }

    private static boolean isDayFile(Path file) {
        return file.getFileName().toString().matches("calls-\\d{4}-\\d{2}-\\d{2}\\.jsonl");
    }

    private DayFile open(Path path) throws IOException {
        make();
        boolean made = !Files.exists(path);
        FileChannel channel = disk.open(path);
        try {
            DayFile file = new DayFile(path, channel);
            if (made) {
                syncFolder();
            }
            return file;
        } catch (IOException fault) {
            channel.close();
            throw fault;
        }
    }

    private void make() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(folder, OWNER_ENTERS);
        }
    }

    /** A new name is safe only when its folder is. */
    private void syncFolder() throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }
}
