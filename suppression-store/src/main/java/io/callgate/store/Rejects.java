package io.callgate.store;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The lines of one import that are no number, with their cause; no file if there are none. */
final class Rejects implements Closeable {

    /** A file that is all rejects is a wrong file: the count goes on, the copy ends. */
    private static final long LINES_MAX = 1_000_000;
    private static final int TEXT_MAX = 200;

    private final Path file;
    private Optional<BufferedWriter> writer = Optional.empty();
    private long count;

    Rejects(Path file) {
        this.file = file;
    }

    void add(long line, String text, String cause) throws IOException {
        count++;
        if (count > LINES_MAX) {
            return;
        }
        if (writer.isEmpty()) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
            writer = Optional.of(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
            writer.get().write("line\tcause\ttext\n");
        }
        String shown = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
        writer.get().write(line + "\t" + cause + "\t"
                + shown.replaceAll("\\p{Cc}", " ") + "\n");
    }

    long count() {
        return count;
    }

    Optional<Path> file() {
        return count == 0 ? Optional.empty() : Optional.of(file);
    }

    @Override
    public void close() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}
