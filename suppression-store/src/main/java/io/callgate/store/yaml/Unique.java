package io.callgate.store.yaml;

import java.util.HashMap;
import java.util.Map;

/** Values of one kind that must differ from each other. */
public final class Unique {

    private final Problems problems;
    private final Map<String, Text> first = new HashMap<>();

    public Unique(Problems problems) {
        this.problems = problems;
    }

    public void claim(Text text) {
        if (text.isMissing()) {
            return;
        }
        Text earlier = first.putIfAbsent(text.value(), text);
        if (earlier != null) {
            problems.add(text.line(), text.key(), Problems.shown(text.value())
                    + " is already taken by " + earlier.key() + " in line " + earlier.line());
        }
    }
}
