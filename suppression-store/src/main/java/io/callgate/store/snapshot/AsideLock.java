package io.callgate.store.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether the files one builder works on still have their builder: it holds a lock of the
 * operating system on a file beside them until it closes, or its process ends in whatever way. A
 * number of its process would not do: containers on one store number theirs each for itself.
 *
 * <p>The lock is {@code N.lock}, the files of its builder are {@code N-M.part}. Not the files
 * themselves are locked, for they are opened again and again, and the first channel of a process to
 * be closed gives up its locks.
 */
public final class AsideLock implements Closeable {

    /** Ends the name of a file that is being written, or was when its writer died. */
    private static final String PART = ".part";
    private static final String LOCK = ".lock";
    private static final Pattern OURS = Pattern.compile("(\\d+)(-\\d+\\.part|\\.lock)");
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString("rw-------"));

    /** Those of this process: to open one of them, and to close it, would unlock it. */
    private static final Set<Path> HELD_HERE = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private AsideLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** A lock of its own in that folder, for the files that are written there. */
    public static AsideLock take(Path directory) throws IOException {
        synchronized (HELD_HERE) {
            Optional<AsideLock> taken = tryTake(directory);
            while (taken.isEmpty()) {
                taken = tryTake(directory);
            }
            HELD_HERE.add(taken.get().file);
            return taken.get();
        }
    }

    /** Empty if somebody tidied up between the file's creation and its lock. */
    private static Optional<AsideLock> tryTake(Path directory) throws IOException {
        Path file = Files.createTempFile(directory.toRealPath(), "", LOCK, OWNER_ONLY);
        try {
            return locked(file, FileChannel.open(file, StandardOpenOption.WRITE));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static Optional<AsideLock> locked(Path file, FileChannel channel) throws IOException {
        boolean held = false;
        try {
            channel.lock();
            held = Files.exists(file);
            return held ? Optional.of(new AsideLock(file, channel)) : Optional.empty();
        } finally {
            if (!held) {
                channel.close();
                Files.deleteIfExists(file);
            }
        }
    }

    /** A new file that lives as long as this lock, or until it is given another name. */
    public Path newFile() throws IOException {
        String name = file.getFileName().toString();
        return Files.createTempFile(file.getParent(),
                name.substring(0, name.length() - LOCK.length()) + "-", PART, OWNER_ONLY);
    }

    /** Deletes the files of builders that are no more; whatever else lies there stays. */
    public static void removeAbandoned(Path directory) throws IOException {
        Path real = directory.toRealPath();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(real)) {
            for (Path file : files) {
                Matcher ours = OURS.matcher(file.getFileName().toString());
                if (ours.matches()) {
                    removeAbandoned(file, real.resolve(ours.group(1) + LOCK));
                }
            }
        }
    }

    private static void removeAbandoned(Path file, Path lock) throws IOException {
        synchronized (HELD_HERE) {
            if (HELD_HERE.contains(lock)) {
                return;
            }
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                if (channel.tryLock() != null) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException none) {
                // Its builder is no more: a lock is the first to come and the last to go.
                Files.deleteIfExists(file);
            } catch (FileSystemException notOurs) {
                // Somebody else's, who may be at work: no import waits until they tidy up.
            }
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD_HERE) {
            HELD_HERE.remove(file);
            try (channel) {
                Files.deleteIfExists(file);
            }
        }
    }
}
