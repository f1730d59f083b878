package io.callgate.cli.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A day of call records that stands in the folder both plain and packed. */
final class PackedDay {

    private PackedDay() {
    }

    /**
     * One of the two, unless each has lines of its own: gzip and gunzip remove what they read when
     * they are done, so one that was killed leaves the whole beside a part. A day that was packed
     * while the gateway wrote it goes on in a new plain file, which begins with another line.
     */
    static List<Path> toRead(Path plain, Path packed) throws IOException {
        try (InputStream content = new GZIPInputStream(Files.newInputStream(packed))) {
            long length = content.transferTo(OutputStream.nullOutputStream());
            if (!RecordFiles.firstLine(packed).startsWith(RecordFiles.firstLine(plain))) {
                return List.of(packed, plain);
            }
            return List.of(length > Files.size(plain) ? packed : plain);
        } catch (EOFException | ZipException notWhole) {
            return List.of(plain);
        }
    }
}
