package io.callgate.store.ingest.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Fields between separators, RFC 4180 quotes allowed. */
public final class CsvRows implements Rows {

    /** Characters of one field; more mean a quote that is never closed. */
    private static final int FIELD_CHARS_MAX = 1 << 16;

    private final char separator;
    private final Charset charset;

    public CsvRows(char separator, Charset charset) {
        this.separator = separator;
        this.charset = charset;
    }

    @Override
    public void read(Content content, RowSink sink) throws IOException {
        long line = 0;
        try (CsvReader<CsvRecord> records = parser(separator, false)
                .ofCsvRecord(new InputStreamReader(content.stream(), charset))) {
            for (CsvRecord row : records) {
                line = row.getStartingLineNumber();
                List<String> fields = row.getFields();
                if (goesOn(fields)) {
                    // Lines between two stray quotes would go unread: better said than lost.
                    sink.reject(line, String.join(Character.toString(separator), fields),
                            "a quoted field that goes on in the next line");
                } else {
                    sink.row(line, fields);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw new Malformed("the line after line " + line + " has a quote that is misplaced"
                    + " or never closed, or a field of more than " + FIELD_CHARS_MAX
                    + " characters: correct it and import again", e);
        }
    }

    private static boolean goesOn(List<String> fields) {
        for (String field : fields) {
            if (field.indexOf('\n') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The rows of a sample, which may end within a quoted field. */
    public static List<List<String>> sample(String text, char separator) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> records = parser(separator, true).ofCsvRecord(text)) {
            records.forEach(row -> rows.add(row.getFields()));
        } catch (CsvParseException | IOException e) {
            return List.of();
        }
        return rows;
    }

    private static CsvReader.CsvReaderBuilder parser(char separator, boolean unclosedQuote) {
        return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(unclosedQuote)
                .maxBufferSize(FIELD_CHARS_MAX);
    }

    @Override
    public String description() {
        String name = separator == '\t' ? "tab" : "'" + separator + "'";
        return charset.name() + ", separated by " + name;
    }
}
