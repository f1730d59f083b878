package io.callgate.store.ingest;

import java.io.IOException;
import java.util.List;

/**
 * BlocTel's answer to a request, until 2026-08-10: number, identifier, answer. Only OK means that
 * the number may be called; anything else, and no answer, means that it must not.
 *
 * @param number column of the number, from 0
 * @param answer column of the answer, from 0
 */
record BloctelReturn(int number, int answer, boolean hasHeader) implements TableLayout.RowReader {

    static final int COLUMNS_MIN = 3;

    private static final String MAY_BE_CALLED = "OK";

    /** Files with answers came under names of this kind. */
    static boolean isNamed(String fileName) {
        return fileName.startsWith("retour_");
    }

    @Override
    public void row(long line, List<String> fields, Intake intake) throws IOException {
        boolean clean = field(fields, answer).equals(MAY_BE_CALLED);
        intake.take(line, field(fields, number),
                clean ? Standing.CLEAN : Standing.LISTED);
    }

    @Override
    public String description() {
        return "numbers in column " + (number + 1) + ", answers in column " + (answer + 1)
                + (hasHeader ? "" : ", without a header");
    }
}
