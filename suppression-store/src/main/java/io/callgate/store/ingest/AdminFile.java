package io.callgate.store.ingest;

import io.callgate.store.ingest.source.Container;
import io.callgate.store.ingest.source.Content;
import io.callgate.store.ingest.source.Malformed;
import io.callgate.store.ingest.source.OdsRows;
import io.callgate.store.ingest.source.Sample;
import io.callgate.store.ingest.source.Sheet;
import io.callgate.store.ingest.source.XlsxRows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of numbers as an admin has it: a text or workbook, packed or not. {@link #open} settles
 * how it is read, {@link #read} reads it in one pass, of any size, in a few hundred kilobytes of
 * heap. One thread; {@link #position} may be asked from any.
 */
public final class AdminFile {

    /** A file of which a larger part is rejected was meant for something else. */
    public static final int REJECTS_PERCENT_MAX = 50;

    private final Path file;
    private final Container container;
    private final NumberFields fields;
    private final Recogniser.Recognised recognised;

    private AdminFile(Path file, Container container, NumberFields fields,
            Recogniser.Recognised recognised) {
        this.file = file;
        this.container = container;
        this.fields = fields;
        this.recognised = recognised;
    }

    /** Takes the rows of a file one by one, with all that stands in them. */
    public interface RowSink {

        /**
         * The names of the columns; of an archive, once for each file in it.
         *
         * @param numberColumn which of them holds the numbers, from 0
         */
        void header(List<String> names, int numberColumn) throws IOException;

        /**
         * One row.
         *
         * @param line   from 1, in its file
         * @param typed  the field that should hold the number
         * @param number a canonical E.164 number; not positive if the field holds none
         */
        void row(long line, List<String> fields, String typed, long number) throws IOException;

        /** What stands where a row should, and why it is none. */
        void reject(long line, String text, String cause) throws IOException;
    }

    /** What was read. */
    public record Counts(long numbers, long rejects) {
    }

    /**
     * Looks at the beginning of the file.
     *
     * @throws FormatUnclear            if the admin must say more than {@code reading} does
     * @throws UnusableFile             if the file is empty, binary or damaged
     * @throws IllegalArgumentException if no country has the code
     */
    public static AdminFile open(Path file, Reading reading) throws IOException {
        NumberFields fields = new NumberFields(reading.country());
        Container container = new Container(file);
        List<Recogniser.Recognised> recognised = new ArrayList<>();
        forEach(file, container, content -> {
            recognised.add(recognise(content, reading, fields));
            return false;
        });
        if (recognised.isEmpty()) {
            throw new UnusableFile(file.getFileName() + ": an archive without a file in it");
        }
        return new AdminFile(file, container, fields, recognised.get(0));
    }

    private static Recogniser.Recognised recognise(Content content, Reading reading,
            NumberFields fields) throws IOException {
        String fileName = content.name().isEmpty() ? content.file().getFileName().toString()
                : content.name().substring(content.name().lastIndexOf('/') + 1);
        return switch (content.kind()) {
            case EXCEL -> Recogniser.workbook(reading, fields, fileName, Format.XLSX,
                    new XlsxRows(), onlyWithNumbers(XlsxRows.sheets(content.file(),
                            Columns.ROWS_MAX), fields));
            case OPEN_DOCUMENT -> Recogniser.workbook(reading, fields, fileName, Format.ODS,
                    new OdsRows(), OdsRows.sample(content.file(), Columns.ROWS_MAX));
            case TEXT -> new Recogniser(reading, fields, fileName, Sample.of(content.stream()))
                    .recognise();
        };
    }

    /** The first rows of the first sheet: a list that goes on in another would be read by half. */
    private static List<List<String>> onlyWithNumbers(List<Sheet> sheets, NumberFields fields)
            throws IOException {
        if (sheets.isEmpty()) {
            throw new UnusableFile("a workbook without a sheet in it");
        }
        for (Sheet other : sheets.subList(1, sheets.size())) {
            if (!new Columns(other.rows(), fields).ofNumbers().isEmpty()) {
                throw new FormatUnclear("only the first sheet of a workbook is read, and sheet '"
                        + other.name().replaceAll("\\p{Cc}", "?") + "' holds numbers, too: put all"
                        + " into one sheet, or save the one that counts as a file of its own");
            }
        }
        return sheets.get(0).rows();
    }

    /** What is wrong is said with the name of the file, and of the one in it. */
    private static void forEach(Path file, Container container, Container.Visitor visitor)
            throws IOException {
        String fileName = file.getFileName().toString();
        String[] place = {fileName};
        try {
            container.forEach(content -> {
                place[0] = content.name().isEmpty()
                        ? fileName : content.name() + " in " + fileName;
                return visitor.visit(content);
            });
        } catch (Malformed e) {
            throw new UnusableFile(place[0] + ": " + e.getMessage(), e);
        } catch (FormatUnclear e) {
            throw new FormatUnclear(place[0] + ": " + e.getMessage());
        } catch (UnusableFile e) {
            throw new UnusableFile(place[0] + ": " + e.getMessage(), e);
        }
    }

    public Format format() {
        return recognised.format();
    }

    /** How the file is read, for the admin. */
    public String description() {
        return recognised.format().word() + ": " + recognised.layout().description();
    }

    /** Bytes of the file on disk. */
    public long size() throws IOException {
        return Files.size(file);
    }

    /** Bytes of the file read so far. */
    public long position() {
        return container.position();
    }

    /**
     * Hands over all that is in the file.
     *
     * @throws UnusableFile if it turns out to hold no number, or more rejects than numbers, or
     *                      breaks off: what was handed over is then to be thrown away
     */
    public Counts read(EntrySink sink) throws IOException {
        Intake intake = new Intake(fields, sink);
        forEach(file, container, content -> {
            intake.within(content.name());
            recognised.layout().read(text(content), intake);
            return true;
        });
        long numbers = intake.numbers();
        long rejects = intake.rejects();
        if (numbers == 0) {
            throw new UnusableFile(file.getFileName() + ": no number in it, read as "
                    + description());
        }
        if (100 * rejects > REJECTS_PERCENT_MAX * (numbers + rejects)) {
            throw new UnusableFile(rejects + " of " + (numbers + rejects) + " lines of "
                    + file.getFileName() + " are no numbers, read as " + description());
        }
        return new Counts(numbers, rejects);
    }

    /**
     * Hands over every row as it stands, numbers or not.
     *
     * @throws UnusableFile if the file breaks off, or holds no rows of fields
     */
    public void readRows(RowSink sink) throws IOException {
        forEach(file, container, content -> {
            recognised.layout().readRows(text(content), fields, sink);
            return true;
        });
    }

    /** Why a field of a row is no number, for the admin. */
    public String cause(String field) {
        return fields.cause(field);
    }

    /** A text behind its byte order mark, once it is known to be one at all; else as it is. */
    private static Content text(Content content) throws IOException {
        if (content.kind() != Content.Kind.TEXT) {
            return content;
        }
        InputStream buffered = new BufferedInputStream(content.stream(), Sample.BYTES);
        buffered.mark(Sample.BYTES);
        Sample sample = Sample.of(buffered);
        buffered.reset();
        buffered.skipNBytes(sample.bomBytes());
        return new Content(content.name(), content.file(), buffered, content.kind());
    }
}
