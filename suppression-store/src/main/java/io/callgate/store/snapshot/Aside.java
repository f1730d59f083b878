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
    private final List<Path> files = new ArrayList<>();
    private final List<Snapshot> opened = new ArrayList<>();

    Aside(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** See {@link SnapshotWriter#write}. */
    Path write(BlockCursor cursor, long bytesMax, long checkedFrom) throws IOException {
        Path file = SnapshotWriter.write(directory, cursor, bytesMax, checkedFrom);
        files.add(file);
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
        for (Snapshot snapshot : opened) {
            snapshot.close();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
