package io.callgate.store.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files one builder works on; closing it deletes those that were not published. */
final class Aside implements Closeable {

    private final Path directory;
    private final AsideLock lock;
    private final List<Path> files = new ArrayList<>();
    private final List<Snapshot> opened = new ArrayList<>();

    Aside(Path directory) throws IOException {
        this.directory = directory;
        lock = AsideLock.take(directory);
    }

    Path directory() {
        return directory;
    }

    /**
     * Writes what the cursor holds; it is not yet safe from a crash.
     *
     * @param bytesMax    what it may take; the disk must have that much free
     * @param checkedFrom of answers, the day they count from; else {@link Snapshot#NOT_ANSWERS}
     * @return the file, deleted when this closes unless it is published before
     */
    Path write(BlockCursor cursor, long bytesMax, long checkedFrom) throws IOException {
        TooLittleDisk.check(directory, bytesMax);
        Path file = lock.newFile();
        files.add(file);
        SnapshotWriter.write(file, cursor, checkedFrom);
        return file;
    }

    Snapshot open(Path file) throws IOException {
        Snapshot snapshot = Snapshot.open(file);
        opened.add(snapshot);
        return snapshot;
    }

    Path publish(Path file, String sha256) throws IOException {
        Path named = SnapshotWriter.publish(file, sha256);
        files.remove(file);
        return named;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            for (Snapshot snapshot : opened) {
                snapshot.close();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
