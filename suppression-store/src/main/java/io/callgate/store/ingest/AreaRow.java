package io.callgate.store.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rows of North America: an area code of 3 digits and a number of 7, and perhaps a mark that adds
 * the number to the list or deletes it.
 *
 * @param mark column of the mark, from 0; empty if every number is listed
 */
record AreaRow(int area, int number, Optional<Integer> mark) implements TableLayout.RowReader {

    private static final String FTC_ORDER = "1,2,3";
    private static final Pattern AREA = Pattern.compile("[0-9]{3}");
    private static final Pattern LOCAL = Pattern.compile("[0-9]{7}");

    /** Rows of a list: every number is listed. */
    static AreaRow ofList() {
        return new AreaRow(0, 1, Optional.empty());
    }

    /**
     * Rows of changes.
     *
     * @param columns places of area code, number and mark, from 1; the FTC's order if not declared
     */
    static AreaRow declared(Optional<String> columns) throws FormatUnclear {
        String declared = columns.orElse(FTC_ORDER);
        if (!declared.matches("[1-9][0-9]?(,[1-9][0-9]?){2}")) {
            throw new FormatUnclear("the columns of area code, number and mark are given as "
                    + FTC_ORDER + ", not as " + declared);
        }
        String[] places = declared.split(",");
        return new AreaRow(Integer.parseInt(places[0]) - 1, Integer.parseInt(places[1]) - 1,
                Optional.of(Integer.parseInt(places[2]) - 1));
    }

    @Override
    public void row(long line, List<String> fields, Intake intake) throws IOException {
        String code = field(fields, area);
        String local = field(fields, number);
        String change = mark.map(column -> field(fields, column)).orElse("A")
                .toUpperCase(Locale.ROOT);
        if (!AREA.matcher(code).matches() || !LOCAL.matcher(local).matches()) {
            intake.reject(line, String.join(",", fields),
                    "not an area code of 3 and a number of 7 digits");
        } else if (change.equals("A") || change.equals("D")) {
            intake.take(line, "+1" + code + local,
                    change.equals("A") ? Standing.LISTED : Standing.CLEAN);
        } else {
            intake.reject(line, String.join(",", fields), "neither A, added, nor D, deleted");
        }
    }

    @Override
    public boolean hasHeader() {
        return false;
    }

    @Override
    public String description() {
        return "area codes in column " + (area + 1) + ", numbers in column " + (number + 1)
                + mark.map(column -> ", A or D in column " + (column + 1)).orElse("");
    }
}
