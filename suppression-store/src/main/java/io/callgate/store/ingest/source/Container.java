package io.callgate.store.ingest.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** A file as it lies on disk: the text itself, or texts packed with gzip or zip. */
public final class Container {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAGIC_BYTES = 4;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] ZIP_OF_NOTHING = {'P', 'K', 5, 6};
    private static final String WORKBOOK = "xl/workbook.xml";
    /** Where the parts of any file of an office program begin, workbook or not. */
    private static final Pattern OFFICE_PART =
            Pattern.compile("\\[Content_Types]\\.xml|_rels/.*|docProps/.*|xl/.*");
    private static final String OPEN_DOCUMENT = "META-INF/manifest.xml";

    /**
     * Of names that do not say they are UTF-8: any bytes are characters of it. Windows packs names
     * in the code page of its country, and nothing says which.
     */
    private static final Charset NAMES = StandardCharsets.ISO_8859_1;

    /** Written by the thread that reads, for {@link #position()}. */
    private volatile Counting counting = new Counting(InputStream.nullInputStream());

    private final Path file;

    public Container(Path file) {
        this.file = file;
    }

    /** Takes what is in a file. */
    @FunctionalInterface
    public interface Visitor {
        /** @return whether to go on to the next */
        boolean visit(Content content) throws IOException;
    }

    /**
     * Bytes of the file read by the last {@link #forEach}, any thread. 0 of a workbook: its parts
     * are not read in the order in which they lie.
     */
    public long position() {
        return counting.count();
    }

    /** @throws Malformed if the file is damaged */
    public void forEach(Visitor visitor) throws IOException {
        try (InputStream disk = Files.newInputStream(file)) {
            Counting counted = new Counting(disk);
            counting = counted;
            InputStream buffered = new BufferedInputStream(counted, BUFFER_BYTES);
            buffered.mark(MAGIC_BYTES);
            byte[] magic = buffered.readNBytes(MAGIC_BYTES);
            buffered.reset();
            boolean packed = startsWith(magic, ZIP) || startsWith(magic, ZIP_OF_NOTHING);
            Content.Kind kind = packed ? kind() : Content.Kind.TEXT;
            if (kind != Content.Kind.TEXT) {
                counting = new Counting(InputStream.nullInputStream());
            }
            if (packed && kind == Content.Kind.TEXT) {
                unzip(buffered, visitor);
            } else {
                InputStream content = startsWith(magic, GZIP)
                        ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
                visitor.visit(new Content("", file, content, kind));
            }
        } catch (ZipException | EOFException e) {
            throw new Malformed("damaged or cut off: " + e.getMessage(), e);
        }
    }

    /** Workbooks are zip files too; any other holds texts. */
    private Content.Kind kind() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), NAMES)) {
            if (zip.getEntry(OPEN_DOCUMENT) != null) {
                if (zip.getEntry(OdsRows.CONTENT) == null) {
                    throw new Malformed("an OpenDocument file without its content");
                }
                return Content.Kind.OPEN_DOCUMENT;
            }
            return zip.getEntry(WORKBOOK) != null ? Content.Kind.EXCEL : Content.Kind.TEXT;
        } catch (ZipException e) {
            return Content.Kind.TEXT;
        }
    }

    private void unzip(InputStream stream, Visitor visitor) throws IOException {
        ZipInputStream zip = new ZipInputStream(stream, NAMES);
        int seen = 0;
        boolean more = true;
        for (ZipEntry entry = next(zip); more && entry != null; entry = next(zip)) {
            seen++;
            if (OFFICE_PART.matcher(entry.getName()).matches()) {
                throw new Malformed("a workbook that is damaged or cut off, or an office file that"
                        + " is none: save it anew as CSV or as a workbook");
            }
            if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
                // The name is shown on terminals, some of which obey what is in it.
                more = visitor.visit(new Content(entry.getName().replaceAll("\\p{Cc}", "?"),
                        file, new Kept(zip), Content.Kind.TEXT));
            }
        }
        if (more) {
            demandWhole(seen);
        }
    }

    /** An archive that is cut off between two of its files reads like a whole one up to there. */
    private void demandWhole(int seen) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), NAMES)) {
            if (zip.size() != seen) {
                throw new Malformed("the archive is damaged: of the " + zip.size() + " files that"
                        + " it says are in it " + seen + " are there");
            }
        } catch (ZipException e) {
            throw new Malformed("the archive is cut off behind this file: fetch it again", e);
        }
    }

    private static ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException notUtf8) {
            throw new Malformed("damaged: the name of a file in it says it is UTF-8, and is not",
                    notUtf8);
        }
    }

    /** A reader that closes its text does not close the archive. */
    private static final class Kept extends FilterInputStream {

        Kept(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }

    static boolean startsWith(byte[] bytes, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= bytes.length || bytes[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
