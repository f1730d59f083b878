package io.callgate.store.ingest;

import io.callgate.store.ingest.source.CsvRows;
import io.callgate.store.ingest.source.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds what separates the fields of a text, by trying every separator on a sample of it. */
final class Separators {

    private static final String KNOWN = ";,\t|";

    private final Sample sample;
    private final Reading reading;
    private final NumberFields fields;

    Separators(Sample sample, Reading reading, NumberFields fields) {
        this.sample = sample;
        this.reading = reading;
        this.fields = fields;
    }

    /** A table of numbers, in the one way it can be read. */
    Layout numbers() throws FormatUnclear {
        List<Layout> found = new ArrayList<>();
        for (char separator : KNOWN.toCharArray()) {
            Columns columns = columns(separator);
            boolean numbers = reading.column().isPresent()
                    ? columns.has(reading.column().get()) : !columns.ofNumbers().isEmpty();
            if (columns.isTable() && numbers) {
                found.add(layout(separator, columns.numberColumn(reading.column())));
            }
        }
        if (found.isEmpty()) {
            // One column, or none that fits: then the fault names those of the widest reading.
            char widest = widest();
            return layout(widest, columns(widest).numberColumn(reading.column()));
        }
        return theOnly(found);
    }

    /** BlocTel's answer to a request. */
    Layout bloctelReturn() throws UnusableFile {
        List<Layout> found = new ArrayList<>();
        for (char separator : KNOWN.toCharArray()) {
            Columns columns = columns(separator);
            if (columns.isTable() && columns.width() >= AnswerRow.BLOCTEL_COLUMNS_MIN) {
                found.add(layout(separator, columns.bloctelReturn()));
            }
        }
        if (found.isEmpty()) {
            throw new UnusableFile("not three columns of number, identifier and answer: two are"
                    + " a request, not BlocTel's answer to it");
        }
        return theOnly(found);
    }

    /** The answers of a scrub. */
    Layout answers() throws FormatUnclear {
        List<Layout> found = new ArrayList<>();
        for (char separator : KNOWN.toCharArray()) {
            Columns columns = columns(separator);
            if (columns.isTable() && !columns.ofNumbers().isEmpty()) {
                found.add(layout(separator, columns.answers(reading.column())));
            }
        }
        if (found.isEmpty()) {
            throw new FormatUnclear("no columns of numbers and answers");
        }
        return theOnly(found);
    }

    boolean holdOurAnswers() {
        return KNOWN.chars().mapToObj(separator -> columns((char) separator))
                .anyMatch(columns -> columns.isTable() && columns.holdOurAnswers());
    }

    boolean headerNamesBloctelAnswers() {
        return KNOWN.chars().anyMatch(separator -> columns((char) separator).namesBloctelAnswers());
    }

    private Layout theOnly(List<Layout> found) throws FormatUnclear {
        if (found.size() > 1) {
            throw new FormatUnclear("it can be read with several separators: "
                    + String.join("; or ", found.stream().map(Layout::description).toList()));
        }
        return found.get(0);
    }

    private char widest() {
        int[] widths = KNOWN.chars().map(separator -> columns((char) separator).isTable()
                ? columns((char) separator).width() : 1).toArray();
        int widest = IntStream.range(0, widths.length)
                .reduce((a, b) -> widths[b] > widths[a] ? b : a).getAsInt();
        return KNOWN.charAt(widest);
    }

    private Columns columns(char separator) {
        return new Columns(CsvRows.sample(sample.text(), separator), fields);
    }

    private Layout layout(char separator, TableLayout.RowReader reader) {
        return new TableLayout(new CsvRows(separator, sample.charset()), reader);
    }
}
