package io.callgate.perf.load;

import java.util.HashMap;
import java.util.Map;

/** {@code --name value} pairs. */
final class Options {

    private final Map<String, String> values = new HashMap<>();

    /** @param first where the pairs begin */
    Options(String[] arguments, int first) {
        if ((arguments.length - first) % 2 != 0) {
            throw new IllegalArgumentException("each option has a value");
        }
        for (int i = first; i < arguments.length; i += 2) {
            values.put(arguments[i], arguments[i + 1]);
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    double number(String name, double otherwise) {
        return has(name) ? Double.parseDouble(values.get(name)) : otherwise;
    }

    int port(String name) {
        return Integer.parseInt(text(name));
    }
}
