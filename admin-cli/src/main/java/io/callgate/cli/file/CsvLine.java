package io.callgate.cli.file;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes rows as RFC 4180 has them, but with LF. One thread. */
public final class CsvLine {

    private final Writer writer;
    private boolean begun;

    public CsvLine(Writer writer) {
        this.writer = writer;
    }

    public CsvLine fields(List<String> fields) throws IOException {
        for (String field : fields) {
            field(field);
        }
        return this;
    }

    public CsvLine field(String field) throws IOException {
        if (begun) {
            writer.write(',');
        }
        begun = true;
        if (isPlain(field)) {
            writer.write(field);
        } else {
            writer.write('"');
            writer.write(field.replace("\"", "\"\""));
            writer.write('"');
        }
        return this;
    }

    public void end() throws IOException {
        writer.write('\n');
        begun = false;
    }

    private static boolean isPlain(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return true;
    }
}
