package io.callgate.store.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A table, one column of which holds numbers. */
final class TableLayout implements Layout {

    private final Rows rows;
    private final NumberColumn column;

    TableLayout(Rows rows, NumberColumn column) {
        this.rows = rows;
        this.column = column;
    }

    @Override
    public void read(InputStream content, Intake intake) throws IOException {
        Header header = new Header();
        rows.read(content, intake, (line, fields, into) -> {
            if (!header.passed && column.hasHeader()) {
                header.passed = true;
                return;
            }
            row(line, fields, into);
        });
    }

    private void row(long line, List<String> fields, Intake intake) throws IOException {
        if (column.index() < fields.size()) {
            intake.take(line, fields.get(column.index()), Standing.LISTED);
        } else {
            intake.reject(line, String.join(" ", fields), "no column " + (column.index() + 1));
        }
    }

    @Override
    public String description() {
        return rows.description() + ", numbers in " + column.description();
    }

    /** Whether the first row has gone by; each file of an archive has its own. */
    private static final class Header {
        private boolean passed;
    }
}
