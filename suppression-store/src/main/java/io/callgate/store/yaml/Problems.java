package io.callgate.store.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, and what is allowed but doubtful, so that it is told all at once. */
public final class Problems {

    /** Nobody mends more in one go; the rest is told as a count. */
    private static final int PROBLEMS_MAX = 100;

    /** Characters of a wrong value that are shown. */
    private static final int SHOWN_MAX = 60;

    private final Kind faults = new Kind();
    private final Kind warnings = new Kind();

    /** Those of one kind. */
    private static final class Kind {

        private final List<Problem> found = new ArrayList<>();
        private int untold;

        void add(Problem problem) {
            if (found.size() < PROBLEMS_MAX) {
                found.add(problem);
            } else {
                untold++;
            }
        }

        List<Problem> inOrderOfLines() {
            List<Problem> told = new ArrayList<>(found);
            told.sort(Comparator.comparingInt(Problem::line));
            if (untold > 0) {
                told.add(new Problem(0, "", "and " + untold + " more problems"));
            }
            return told;
        }
    }

    public void add(int line, String key, String sentence) {
        faults.add(new Problem(line, key, sentence));
    }

    /** What is allowed, but may not be what was meant; the sentence says what follows from it. */
    public void warn(int line, String key, String sentence) {
        warnings.add(new Problem(line, key, sentence));
    }

    /** Whether nothing is wrong, whatever may be doubtful. */
    public boolean none() {
        return faults.found.isEmpty();
    }

    public List<Problem> inOrderOfLines() {
        return faults.inOrderOfLines();
    }

    public List<Problem> warningsInOrderOfLines() {
        return warnings.inOrderOfLines();
    }

    /** A value from the file as it may be printed: short, and without control characters. */
    public static String shown(String value) {
        String cut = value.length() > SHOWN_MAX ? value.substring(0, SHOWN_MAX) + "..." : value;
        return '"' + cut.replaceAll("\\P{Print}", "?") + '"';
    }
}
