package io.callgate.store.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that it can be told all at once. */
public final class Problems {

    /** Nobody mends more in one go; the rest is told as a count. */
    private static final int PROBLEMS_MAX = 100;

    /** Characters of a wrong value that are shown. */
    private static final int SHOWN_MAX = 60;

    private final List<Problem> found = new ArrayList<>();
    private int untold;

    public void add(int line, String key, String sentence) {
        if (found.size() < PROBLEMS_MAX) {
            found.add(new Problem(line, key, sentence));
        } else {
            untold++;
        }
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<Problem> inOrderOfLines() {
        List<Problem> told = new ArrayList<>(found);
        told.sort(Comparator.comparingInt(Problem::line));
        if (untold > 0) {
            told.add(new Problem(0, "", "and " + untold + " more problems"));
        }
        return told;
    }

    /** A value from the file as it may be printed: short, and without control characters. */
    public static String shown(String value) {
        String cut = value.length() > SHOWN_MAX ? value.substring(0, SHOWN_MAX) + "..." : value;
        return '"' + cut.replaceAll("\\P{Print}", "?") + '"';
    }
}
