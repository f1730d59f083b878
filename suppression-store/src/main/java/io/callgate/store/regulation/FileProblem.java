package io.callgate.store.regulation;

import io.callgate.store.yaml.Problem;

/** One thing wrong with a regulation file. */
public record FileProblem(String file, Problem problem) {

    /** {@code fr.yaml: line 12: periods[0].attempts.max: must be ...}. */
    @Override
    public String toString() {
        return file + ": " + problem;
    }
}
