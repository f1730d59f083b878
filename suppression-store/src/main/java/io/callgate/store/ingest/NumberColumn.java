package io.callgate.store.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A table one column of which holds numbers, all of them listed.
 *
 * @param index  from 0
 * @param header the column's name in the first row; empty if the first row is data
 */
record NumberColumn(int index, String header) implements TableLayout.RowReader {

    @Override
    public void row(long line, List<String> fields, Intake intake) throws IOException {
        if (index < fields.size()) {
            intake.take(line, fields.get(index), Standing.LISTED);
        } else {
            intake.reject(line, String.join(" ", fields), "no column " + (index + 1));
        }
    }

    @Override
    public Optional<Integer> numberColumn() {
        return Optional.of(index);
    }

    @Override
    public boolean hasHeader() {
        return !header.isEmpty();
    }

    @Override
    public String description() {
        return "numbers in column " + (index + 1)
                + (hasHeader() ? " (" + header + ")" : ", without a header");
    }
}
