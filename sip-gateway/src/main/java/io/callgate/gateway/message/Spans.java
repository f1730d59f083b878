package io.callgate.gateway.message;

import java.util.Arrays;

/** Where the parts of one message are. */
final class Spans {

    static final int ABSENT = -1;

    private static final int PARTS = Part.values().length;

    private final int[] starts = new int[PARTS];
    private final int[] ends = new int[PARTS];

    void clear() {
        Arrays.fill(starts, ABSENT);
        Arrays.fill(ends, ABSENT);
    }

    void set(Part part, int start, int end) {
        starts[part.ordinal()] = start;
        ends[part.ordinal()] = end;
    }

    boolean has(Part part) {
        return starts[part.ordinal()] != ABSENT;
    }

    int start(Part part) {
        return starts[part.ordinal()];
    }

    int end(Part part) {
        return ends[part.ordinal()];
    }
}
