package io.callgate.store.index.attempts;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The folder {@code attempts} of a store: for one generation at a time a snapshot, which is whole
 * or absent, and a journal of what came after it. One gateway writes, whoever likes reads.
 */
final class AttemptFolder implements Closeable {

    static final String NAME = "attempts";
    private static final String LOCK = "lock";
    private static final String ASIDE = "snapshot.part";
    private static final String SNAPSHOT = ".snapshot";
    private static final String JOURNAL = ".journal";
    private static final int READ_AGAIN_MAX = 5;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_READS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final FileChannel lock;

    private AttemptFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Takes the folder for writing; makes it where there is none. */
    static AttemptFolder take(Path storeDirectory) throws IOException {
        Path folder = storeDirectory.resolve(NAME);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OWNER_ENTERS);
        }
        FileChannel lock = FileChannel.open(folder.resolve(LOCK), Set.of(
                StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_READS);
        if (!isLocked(lock)) {
            lock.close();
            throw new IOException(folder + " is in use: another gateway counts call attempts"
                    + " there, and two would each allow as many as the cap; give this gateway a"
                    + " store of its own");
        }
        return new AttemptFolder(folder, lock);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    /** The generation of the files that count; 0 when there are none. */
    long generation() throws IOException {
        return files(folder).stream().mapToLong(AttemptFolder::generationOf).max().orElse(0);
    }

    /** Reads what counts. See {@link AttemptFile#read}. */
    int read(AttemptFile.Slots slots) throws IOException {
        int damaged = 0;
        for (Path file : counting(folder)) {
            damaged += AttemptFile.read(file, slots);
        }
        return damaged;
    }

    /**
     * Reads a store's attempts while a gateway may be writing. A generation that is replaced
     * meanwhile is read from the beginning, so a slot can come twice.
     */
    static int readBesides(Path storeDirectory, AttemptFile.Slots slots) throws IOException {
        Path folder = storeDirectory.resolve(NAME);
        for (int again = 1; Files.isDirectory(folder); again++) {
            try {
                return readOnce(folder, slots);
            } catch (NoSuchFileException replaced) {
                if (again == READ_AGAIN_MAX) {
                    throw replaced;
                }
            }
        }
        return 0;
    }

    private static int readOnce(Path folder, AttemptFile.Slots slots) throws IOException {
        int damaged = 0;
        for (Path file : counting(folder)) {
            damaged += AttemptFile.read(file, slots);
        }
        return damaged;
    }

    /** The newest snapshot, and the journals that are not in it, oldest first. */
    private static List<Path> counting(Path folder) throws IOException {
        List<Path> files = files(folder);
        long newest = files.stream().filter(file -> file.toString().endsWith(SNAPSHOT))
                .mapToLong(AttemptFolder::generationOf).max().orElse(0);
        files.removeIf(file -> generationOf(file) < newest);
        files.sort(Comparator.comparingLong(AttemptFolder::generationOf)
                .thenComparing(file -> file.toString().endsWith(JOURNAL)));
        return files;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(all.filter(file -> file.getFileName().toString()
                    .matches("\\d{12}\\.(snapshot|journal)")).toList());
        }
    }

    private static long generationOf(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(0, 12));
    }

    private Path file(long generation, String kind) {
        return folder.resolve(String.format("%012d", generation) + kind);
    }

    /** Writes what a table holds as the snapshot of a generation; whole on disk, or not there. */
    void writeSnapshot(long generation, List<String> sellers, AttemptTable table)
            throws IOException {
        Path aside = folder.resolve(ASIDE);
        Files.deleteIfExists(aside);
        Files.createFile(aside, OWNER_READS);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside),
                BUFFER_BYTES)) {
            AttemptFile.writeHead(out, sellers);
            writeSlots(out, table);
        }
        sync(aside);
        Files.move(aside, file(generation, SNAPSHOT), StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    private static void writeSlots(OutputStream out, AttemptTable table) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(AttemptFile.RECORD_BYTES);
        CRC32C crc = new CRC32C();
        Slot slot = new Slot();
        for (int place = 0; place < table.places(); place++) {
            if (table.at(place, slot)) {
                AttemptFile.put(record.clear(), slot, crc);
                out.write(record.array());
            }
        }
    }

    /** A new name, or a file's bytes, are safe only when they were forced to disk. */
    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    AttemptJournal newJournal(long generation, List<String> sellers) throws IOException {
        Path file = file(generation, JOURNAL);
        Files.deleteIfExists(file);
        AttemptJournal journal = new AttemptJournal(FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_READS),
                sellers);
        sync(folder);
        return journal;
    }

    void deleteBefore(long generation) throws IOException {
        for (Path file : files(folder)) {
            if (generationOf(file) < generation) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
