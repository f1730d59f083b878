package io.callgate.store.ingest;

import io.callgate.store.ingest.source.AreaXmlRows;
import io.callgate.store.ingest.source.CsvRows;
import io.callgate.store.ingest.source.Rows;
import io.callgate.store.ingest.source.Sample;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Settles how a file is read, by what the admin said and by a sample; asks when in doubt. */
final class Recogniser {

    private static final int LINES_MAX = 200;
    private static final Pattern AREA_NUMBER = Pattern.compile("[0-9]{3}, ?[0-9]{7}");
    private static final Pattern AREA_NUMBER_CHANGE =
            Pattern.compile("[0-9]{3},[0-9]{7},[AaDd](,.*)?");

    private final Reading reading;
    private final NumberFields fields;
    private final String fileName;
    private final Sample sample;

    Recogniser(Reading reading, NumberFields fields, String fileName, Sample sample) {
        this.reading = reading;
        this.fields = fields;
        this.fileName = fileName;
        this.sample = sample;
    }

    /** A format and how it is read. */
    record Recognised(Format format, Layout layout) {
    }

    /**
     * @param own   the format of such workbooks when they hold no answers of BlocTel
     * @param first the first rows
     */
    static Recognised workbook(Reading reading, NumberFields fields, String fileName, Format own,
            Rows rows, List<List<String>> first) throws UnusableFile {
        Columns columns = new Columns(first, fields);
        boolean bloctel = AnswerRow.isNamedByBloctel(fileName) || columns.namesBloctelAnswers();
        Format format = reading.format().orElse(bloctel ? Format.BLOCTEL_RETURN
                : columns.holdOurAnswers() ? Format.ANSWERS : own);
        if (format == own) {
            return new Recognised(format,
                    new TableLayout(rows, columns.numberColumn(reading.column())));
        }
        if (format == Format.BLOCTEL_RETURN) {
            return new Recognised(format, new TableLayout(rows, columns.bloctelReturn()));
        }
        if (format == Format.ANSWERS) {
            return new Recognised(format,
                    new TableLayout(rows, columns.answers(reading.column())));
        }
        throw new UnusableFile("a workbook in " + own.word() + ", which " + format.word()
                + " is not");
    }

    Recognised recognise() throws UnusableFile {
        Format format = reading.format().isPresent() ? reading.format().get() : format();
        return new Recognised(format, layout(format));
    }

    private Layout layout(Format format) throws UnusableFile {
        return switch (format) {
            case TXT -> sample.isAsciiCompatible() ? new LineLayout()
                    : new TableLayout(new CsvRows('\t', sample.charset()),
                            new NumberColumn(0, ""));
            case CSV -> separators().numbers();
            case BLOCTEL_RETURN -> separators().bloctelReturn();
            case ANSWERS -> separators().answers();
            case FTC, CANADA -> areaLines();
            case FTC_CHANGES -> new TableLayout(new CsvRows(',', sample.charset()),
                    AreaRow.declared(reading.column()));
            case CANADA_XML -> new TableLayout(new AreaXmlRows(sample.charset()), AreaRow.ofList());
            case XLSX, ODS -> throw new UnusableFile("not a workbook in " + format.word()
                    + ": save it as that, or give another format");
        };
    }

    private Separators separators() {
        return new Separators(sample, reading, fields);
    }

    private Layout areaLines() throws UnusableFile {
        if (!sample.isAsciiCompatible()) {
            throw new UnusableFile("a text in UTF-16: save it as UTF-8");
        }
        return new AreaLines();
    }

    /** A format that shows by itself, whatever the country. */
    Optional<Format> telling() throws FormatUnclear {
        if (sample.text().stripLeading().startsWith("<")) {
            return Optional.of(xml());
        }
        boolean bloctel = AnswerRow.isNamedByBloctel(fileName)
                || separators().headerNamesBloctelAnswers();
        return bloctel ? Optional.of(Format.BLOCTEL_RETURN) : Optional.empty();
    }

    private Format format() throws FormatUnclear {
        List<String> lines = sample.lines().stream().limit(LINES_MAX).toList();
        Optional<Format> telling = telling();
        if (telling.isPresent()) {
            return telling.get();
        }
        if (mostly(lines, AREA_NUMBER_CHANGE)) {
            throw new FormatUnclear("it looks like a list of changes: to add and delete"
                    + " numbers by it, say --format " + Format.FTC_CHANGES.word());
        }
        if (mostly(lines, AREA_NUMBER)) {
            return northAmerican();
        }
        if (separators().holdOurAnswers()) {
            return Format.ANSWERS;
        }
        long numbers = lines.stream().filter(fields::isNumber).count();
        boolean header = !lines.isEmpty() && !fields.isNumber(lines.get(0));
        return isMost(numbers, lines.size()) && !header ? Format.TXT : Format.CSV;
    }

    private Format xml() throws FormatUnclear {
        if (sample.text().contains("<list") && sample.text().contains("<ph")) {
            return Format.CANADA_XML;
        }
        throw new FormatUnclear("an XML text, but not Canada's list: export it as CSV");
    }

    private Format northAmerican() throws FormatUnclear {
        return switch (reading.country()) {
            case "US" -> Format.FTC;
            case "CA" -> Format.CANADA;
            default -> throw new FormatUnclear("it looks like area,number of North America: say"
                    + " --format " + Format.FTC.word() + " or " + Format.CANADA.word());
        };
    }

    private static boolean mostly(List<String> lines, Pattern pattern) {
        return isMost(lines.stream().filter(line -> pattern.matcher(line.strip()).matches())
                .count(), lines.size());
    }

    /** Enough to be of one kind: then {@link AdminFile#read} does not refuse the rest. */
    static boolean isMost(long part, long whole) {
        return 100 * part > (100 - AdminFile.REJECTS_PERCENT_MAX) * whole;
    }
}
