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
import java.util.Optional;

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
    private final Reading reading;
    private final Recogniser.Recognised recognised;
    private final Otherwise otherwise = new Otherwise();

    private AdminFile(Path file, Container container, Reading reading, NumberFields fields,
            Recogniser.Recognised recognised) {
        this.file = file;
        this.container = container;
        this.fields = fields;
        this.reading = reading.settled(recognised.format());
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

        /** What stands where a row should, in as many fields as it has, and why it is none. */
        void reject(long line, List<String> fields, String cause) throws IOException;
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
        return new AdminFile(file, container, reading, fields, recognised.get(0));
    }

    /**
     * The country whose numbers stand in a file by its format alone, said or seen: BlocTel's
     * answers are French.
     *
     * @throws UnusableFile as {@link #open}
     */
    public static Optional<String> countryOf(Path file, Optional<Format> said)
            throws IOException {
        List<Format> telling = new ArrayList<>(said.stream().toList());
        if (said.isEmpty()) {
            forEach(file, new Container(file), content -> {
                telling(content).ifPresent(telling::add);
                return false;
            });
        }
        return telling.stream().findFirst().flatMap(Format::country);
    }

    private static Optional<Format> telling(Content content) throws IOException {
        String fileName = fileName(content);
        if (content.kind() == Content.Kind.TEXT) {
            // In the header no number stands: any country will do.
            return new Recogniser(Reading.recognising("FR"), new NumberFields("FR"), fileName,
                    Sample.of(content.stream())).telling();
        }
        return AnswerRow.isNamedByBloctel(fileName) ? Optional.of(Format.BLOCTEL_RETURN)
                : Optional.empty();
    }

    private static Recogniser.Recognised recognise(Content content, Reading reading,
            NumberFields fields) throws IOException {
        String fileName = fileName(content);
        return switch (content.kind()) {
            case EXCEL -> Recogniser.workbook(reading, fields, fileName, Format.XLSX,
                    new XlsxRows(), onlyWithNumbers(XlsxRows.sheets(content.file(),
                            Columns.ROWS_MAX), fields));
            case OPEN_DOCUMENT -> Recogniser.workbook(reading, fields, fileName, Format.ODS,
                    new OdsRows(), onlyWithNumbers(OdsRows.sheets(content.file(),
                            Columns.ROWS_MAX), fields));
            case TEXT -> new Recogniser(reading, fields, fileName, Sample.of(content.stream()))
                    .recognise();
        };
    }

    private static String fileName(Content content) {
        return content.name().isEmpty() ? content.file().getFileName().toString()
                : content.name().substring(content.name().lastIndexOf('/') + 1);
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

    /** How the file is read, for the admin; of an archive, more once it has been read. */
    public String description() {
        return recognised.format().word() + ": " + recognised.layout().description()
                + otherwise.description();
    }

    /** Bytes of the file on disk. */
    public long size() throws IOException {
        return Files.size(file);
    }

    /** Bytes of the file read so far; 0 where that does not tell how far it is. */
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
        otherwise.files = 0;
        forEach(file, container, content -> {
            intake.within(content.name());
            Laid laid = laid(content);
            laid.layout.read(laid.content, intake);
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
     * @throws UnusableFile if the file breaks off, or holds no rows of fields, or if some files of
     *                      an archive name their columns and others do not
     */
    public void readRows(RowSink sink) throws IOException {
        otherwise.files = 0;
        forEach(file, container, content -> {
            Laid laid = laid(content);
            if (laid.layout.hasHeader() != recognised.layout().hasHeader()) {
                throw new UnusableFile(laid.layout.hasHeader() ? "it has a header, and the first"
                        + " file of the archive has none" : "it has no header, and the first file"
                        + " of the archive has one");
            }
            laid.layout.readRows(laid.content, fields, sink);
            return true;
        });
    }

    /** Why a field of a row is no number, for the admin. */
    public String cause(String field) {
        return fields.cause(field);
    }

    /** A content and how it is read. */
    private record Laid(Content content, Layout layout) {
    }

    /** A text behind its byte order mark, once it is known to be one at all; else as it is. */
    private Laid laid(Content content) throws IOException {
        if (content.kind() != Content.Kind.TEXT) {
            return new Laid(content, recognised.layout());
        }
        InputStream buffered = new BufferedInputStream(content.stream(), Sample.BYTES);
        buffered.mark(Sample.BYTES);
        Sample sample = Sample.of(buffered);
        buffered.reset();
        buffered.skipNBytes(sample.bomBytes());
        return new Laid(new Content(content.name(), content.file(), buffered, content.kind()),
                layout(content, sample));
    }

    /**
     * Each file of an archive is of the first one's format, but has a header, an order of columns,
     * a separator and an encoding of its own: read like the first, it would be read by half.
     */
    private Layout layout(Content content, Sample sample) throws IOException {
        if (content.name().isEmpty()) {
            return recognised.layout();
        }
        Layout layout = new Recogniser(reading, fields, fileName(content), sample).recognise()
                .layout();
        if (!layout.description().equals(recognised.layout().description())) {
            otherwise.add(content.name(), layout);
        }
        return layout;
    }

    /** The files of an archive that are laid out otherwise than the first. */
    private static final class Otherwise {

        private long files;
        private String example = "";

        void add(String name, Layout layout) {
            example = files == 0 ? name + ": " + layout.description() : example;
            files++;
        }

        String description() {
            return files == 0 ? "" : "; " + files + " of the files otherwise, such as " + example;
        }
    }
}
