package io.callgate.store.ingest;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An answer of a scrub: a number, whether it may be called, and perhaps the day on which that was
 * so. Anything but a word for yes, and no answer, means that it must not be called.
 *
 * @param number column of the number, from 0
 * @param answer column of the answer, from 0
 * @param day    column of the day, from 0; empty: that of the file
 * @param yes    the words for "may be called"
 */
record AnswerRow(int number, int answer, Optional<Integer> day, boolean hasHeader,
        Set<String> yes) implements TableLayout.RowReader {

    /** BlocTel's answers, until 2026-08-10: number, identifier, answer. */
    static final int BLOCTEL_COLUMNS_MIN = 3;
    static final Set<String> BLOCTEL_YES = Set.of("OK");

    /** As {@code list export} writes answers. */
    static final Set<String> OUR_WORDS = Set.of("listed", "clean");
    static final Set<String> YES = Set.of("clean", "OK", "ok");
    /** By these the column of the answers is known. */
    static final Set<String> ANSWERS = Set.of("listed", "clean", "OK", "ok", "KO", "ko");

    /** Files with BlocTel's answers came under names of this kind. */
    static boolean isNamedByBloctel(String fileName) {
        return fileName.startsWith("retour_");
    }

    @Override
    public void row(long line, List<String> fields, Intake intake) throws IOException {
        Standing standing = yes.contains(field(fields, answer)) ? Standing.CLEAN
                : Standing.LISTED;
        String checked = day.map(column -> field(fields, column)).orElse("");
        if (checked.isEmpty()) {
            intake.take(line, field(fields, number), standing);
            return;
        }
        Optional<LocalDate> parsed = parsed(checked);
        if (parsed.isPresent()) {
            intake.take(line, field(fields, number), standing, parsed.get());
        } else if (standing == Standing.LISTED) {
            // Whatever its day: a call too few is no offence.
            intake.take(line, field(fields, number), standing);
        } else {
            intake.reject(line, String.join(",", fields), "'" + checked
                    + "' is not a day such as 2026-08-10");
        }
    }

    private static Optional<LocalDate> parsed(String day) {
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    @Override
    public String description() {
        return "numbers in column " + (number + 1) + ", answers in column " + (answer + 1)
                + day.map(column -> ", their days in column " + (column + 1))
                .orElse(", all of the file's day")
                + (hasHeader ? "" : ", without a header");
    }
}
