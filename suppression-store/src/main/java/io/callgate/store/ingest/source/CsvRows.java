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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields between separators, RFC 4180 quotes allowed. */
public final class CsvRows implements Rows {

    /** Characters of one field; more mean a quote that is never closed. */
    private static final int FIELD_CHARS_MAX = 1 << 16;

    private static final Pattern LINE = Pattern.compile("line (\\d+)\\)");
    private static final String CORRECT_IT = ": correct it and import again";

    private final char separator;
    private final Charset charset;

    public CsvRows(char separator, Charset charset) {
        this.separator = separator;
        this.charset = charset;
    }

    @Override
    public void read(Content content, RowSink sink) throws IOException {
        try (CsvReader<CsvRecord> records = parser(separator, false)
                .ofCsvRecord(new InputStreamReader(content.stream(), charset))) {
            for (CsvRecord row : records) {
                long line = row.getStartingLineNumber();
                List<String> fields = row.getFields();
                if (goesOn(fields)) {
                    // Lines between two stray quotes would go unread: better said than lost.
                    sink.reject(line, fields, "a quoted field that goes on in the next line");
                } else {
                    sink.row(line, fields);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw new Malformed(fault(String.valueOf(e.getMessage())), e);
        }
    }

    /** What the parser says of a quote, for an admin; a test holds each of its sentences. */
    private static String fault(String said) {
        Matcher line = LINE.matcher(said);
        String where = line.find() ? "line " + line.group(1) + ": " : "";
        if (said.startsWith("Unclosed quoted field")) {
            return where + "a quote is opened in this row and never closed" + CORRECT_IT;
        }
        if (said.startsWith("Unexpected character after closing quote")) {
            return where + "text follows a closing quote, where a separator or the end of the line"
                    + " must; a quote within a field is written twice" + CORRECT_IT;
        }
        return where + "a field of more than " + FIELD_CHARS_MAX + " characters, as if a quote were"
                + " opened in this row and closed far below, or never" + CORRECT_IT;
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
