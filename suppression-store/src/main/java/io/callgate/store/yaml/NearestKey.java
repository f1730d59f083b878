package io.callgate.store.yaml;

import java.util.Collection;
import java.util.Optional;

/** Guesses which key was meant. */
final class NearestKey {

    /** Two slips of the finger; with more, another word was meant. */
    private static final int SLIPS_MAX = 2;

    private NearestKey() {
    }

    static Optional<String> of(String written, Collection<String> known) {
        return known.stream().filter(key -> Math.abs(key.length() - written.length()) <= SLIPS_MAX)
                .filter(key -> slips(written, key) <= SLIPS_MAX)
                .min((a, b) -> slips(written, a) - slips(written, b));
    }

    /** Levenshtein's distance, a row at a time. */
    private static int slips(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            row = nextRow(row, from.charAt(line - 1), to, line);
        }
        return row[to.length()];
    }

    private static int[] nextRow(int[] above, char from, String to, int line) {
        int[] row = new int[above.length];
        row[0] = line;
        for (int column = 1; column < row.length; column++) {
            int replaced = above[column - 1] + (from == to.charAt(column - 1) ? 0 : 1);
            row[column] = Math.min(replaced, 1 + Math.min(row[column - 1], above[column]));
        }
        return row;
    }
}
