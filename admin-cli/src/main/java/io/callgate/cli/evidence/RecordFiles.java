package io.callgate.cli.evidence;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads files line by line, one after the other, packed with gzip or not. */
public final class RecordFiles {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final List<Path> files;
    private final long size;
    private long position;

    public RecordFiles(List<Path> files) throws IOException {
        this.files = List.copyOf(files);
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        size = bytes;
    }

    /** Takes lines. */
    @FunctionalInterface
    public interface Lines {
        void line(Path file, long number, String text) throws IOException;
    }

    /** Bytes of all files. */
    public long size() {
        return size;
    }

    /** Bytes that were read of them. */
    public long position() {
        return position;
    }

    /** A packed file that cannot be unpacked to its end ends the reading. */
    public void read(Lines lines) throws IOException {
        read(lines, (file, cause) -> {
            throw new IOException(file + " is cut off or damaged: " + cause);
        });
    }

    /** Takes packed files that cannot be unpacked to their end. */
    @FunctionalInterface
    interface Damages {
        void damaged(Path file, String cause) throws IOException;
    }

    /** Goes on with the next file after one that is damaged. */
    void read(Lines lines, Damages damages) throws IOException {
        for (Path file : files) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file),
                    StandardCharsets.UTF_8), BUFFER_BYTES)) {
                read(file, reader, lines);
            } catch (EOFException | ZipException damage) {
                damages.damaged(file, damage.getMessage());
            }
        }
    }

    private static void read(Path file, BufferedReader reader, Lines lines) throws IOException {
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            lines.line(file, number, line);
        }
    }

    /** "" of an empty file. */
    public static String firstLine(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new RecordFiles(List.of(file)).open(file), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            return line == null ? "" : line;
        }
    }

    private InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(new Counting(Files.newInputStream(file)),
                BUFFER_BYTES);
        bytes.mark(2);
        boolean packed = (bytes.read() << 8 | bytes.read()) == GZIP_MAGIC;
        bytes.reset();
        return packed ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes;
    }

    private final class Counting extends FilterInputStream {

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            position += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            position += Math.max(count, 0);
            return count;
        }
    }
}
