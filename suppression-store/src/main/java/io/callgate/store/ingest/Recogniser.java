package io.callgate.store.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Settles how a text is read, by what the admin said and by a sample; asks when in doubt. */
final class Recogniser {

    private static final char[] SEPARATORS = {';', ',', '\t', '|'};
    /** A text is of one kind if this part of its lines are. */
    private static final int LINES_PERCENT_MIN = 80;
    private static final int LINES_MAX = 200;
    private static final Pattern AREA_NUMBER = Pattern.compile("\\d{3}, ?\\d{7}");
    private static final Pattern AREA_NUMBER_CHANGE =
            Pattern.compile("\\d{3},\\d{7},[AaDd](,.*)?");

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

    Recognised recognise() throws UnusableFile {
        Format format = reading.format().isPresent() ? reading.format().get() : format();
        return new Recognised(format, layout(format));
    }

    private Layout layout(Format format) throws UnusableFile {
        return switch (format) {
            case TXT -> lines();
            case CSV -> table();
            case FTC, CANADA -> areaLines();
            default -> throw new UnusableFile(fileName + " is a text, which "
                    + format.word() + " is not");
        };
    }

    private Layout lines() {
        return sample.isAsciiCompatible() ? new PlainLines()
                : new TableLayout(new CsvRows('\t', sample.charset()), new NumberColumn(0, ""));
    }

    private Layout areaLines() throws UnusableFile {
        if (!sample.isAsciiCompatible()) {
            throw new UnusableFile(fileName + " is in UTF-16: save it as UTF-8");
        }
        return new AreaLines();
    }

    private Format format() throws FormatUnclear {
        List<String> lines = sample.lines().stream().limit(LINES_MAX).toList();
        if (mostly(lines, AREA_NUMBER_CHANGE)) {
            throw new FormatUnclear(fileName + " looks like a list of changes: to add and delete"
                    + " numbers by it, say --format " + Format.FTC_CHANGES.word());
        }
        if (mostly(lines, AREA_NUMBER)) {
            return northAmerican();
        }
        long numbers = lines.stream().filter(fields::isNumber).count();
        return isMost(numbers, lines.size()) ? Format.TXT : Format.CSV;
    }

    private Format northAmerican() throws FormatUnclear {
        return switch (reading.country()) {
            case "US" -> Format.FTC;
            case "CA" -> Format.CANADA;
            default -> throw new FormatUnclear(fileName + " holds area,number of North America:"
                    + " say --country US or CA");
        };
    }

    private static boolean mostly(List<String> lines, Pattern pattern) {
        return isMost(lines.stream().filter(line -> pattern.matcher(line.strip()).matches())
                .count(), lines.size());
    }

    private static boolean isMost(long part, long whole) {
        return part > 0 && 100 * part >= LINES_PERCENT_MIN * whole;
    }

    private Layout table() throws FormatUnclear {
        List<Layout> found = new ArrayList<>();
        for (char separator : SEPARATORS) {
            List<List<String>> rows = CsvRows.sample(sample.text(), separator);
            if (isTable(rows)) {
                column(rows).ifPresent(column -> found.add(
                        new TableLayout(new CsvRows(separator, sample.charset()), column)));
            }
        }
        if (found.size() > 1) {
            throw new FormatUnclear(fileName + " can be read with several separators: "
                    + String.join("; or ", found.stream().map(Layout::description).toList()));
        }
        return found.isEmpty() ? oneColumn() : found.get(0);
    }

    /** A file without any separator, or one of which no reading is right: the fault says why. */
    private Layout oneColumn() throws FormatUnclear {
        char widest = SEPARATORS[0];
        int width = 0;
        for (char separator : SEPARATORS) {
            List<List<String>> rows = CsvRows.sample(sample.text(), separator);
            int wide = isTable(rows) ? new Columns(rows, fields).width() : 1;
            widest = wide > width ? separator : widest;
            width = Math.max(width, wide);
        }
        List<List<String>> rows = CsvRows.sample(sample.text(), widest);
        return new TableLayout(new CsvRows(widest, sample.charset()), columnOrAsk(rows));
    }

    private Optional<NumberColumn> column(List<List<String>> rows) throws FormatUnclear {
        Columns columns = new Columns(rows, fields);
        boolean any = reading.column().isPresent()
                ? columns.has(reading.column().get()) : !columns.ofNumbers().isEmpty();
        return any ? Optional.of(columnOrAsk(rows)) : Optional.empty();
    }

    private NumberColumn columnOrAsk(List<List<String>> rows) throws FormatUnclear {
        Columns columns = new Columns(rows, fields);
        return reading.column().isPresent()
                ? columns.named(reading.column().get()) : columns.found();
    }

    /** Most rows have as many fields as the first, and more than one. */
    private static boolean isTable(List<List<String>> rows) {
        int width = rows.isEmpty() ? 0 : rows.get(0).size();
        return width > 1
                && isMost(rows.stream().filter(row -> row.size() == width).count(), rows.size());
    }
}
