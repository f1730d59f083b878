package io.callgate.cli.file;

import io.callgate.cli.Failure;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that a command makes: under its name once it is whole, and not at all if the command
 * fails. Only its owner can read it, for it holds people's numbers.
 */
public final class NewFile implements Closeable {

    private static final String ASIDE_SUFFIX = ".part";
    private static final int BUFFER_CHARS = 1 << 16;

    private final Path file;
    private final Path aside;
    private final Writer writer;

    private NewFile(Path file) throws IOException {
        this.file = file;
        aside = file.resolveSibling(file.getFileName() + ASIDE_SUFFIX);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        writer = new BufferedWriter(Files.newBufferedWriter(aside, StandardCharsets.UTF_8),
                BUFFER_CHARS);
    }

    /** A file that is there already, or is being made, ends the command. */
    public static NewFile create(Path file) throws IOException {
        if (Files.exists(file)) {
            throw Failure.usage(file + " exists: name another file, or remove it first");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Failure.usage("there is no folder " + folder + " for " + file);
        }
        try {
            return new NewFile(file);
        } catch (FileAlreadyExistsException e) {
            throw Failure.usage(e.getFile() + " exists: somebody is writing " + file
                    + ", or was stopped; remove it if nobody is");
        }
    }

    public Writer writer() {
        return writer;
    }

    /** Gives the file its name. */
    public void finish() throws IOException {
        writer.close();
        Files.move(aside, file);
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
