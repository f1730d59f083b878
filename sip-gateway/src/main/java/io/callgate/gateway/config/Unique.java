package io.callgate.gateway.config;

import java.util.HashMap;
import java.util.Map;

/** Values of one kind that must differ from each other. */
final class Unique {

    private final Problems problems;
    private final Map<String, Text> first = new HashMap<>();

    Unique(Problems problems) {
        this.problems = problems;
    }

    void claim(Text text) {
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
