package io.callgate.gateway.message;

/** One {@code name[=value]} of a header's parameters after another, by RFC 3261 25.1. */
final class Parameters {

    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;

    /**
     * Reads the parameter behind a semicolon.
     *
     * @return the place behind it and any white space, NOWHERE if it is malformed
     */
    int next(byte[] bytes, int from, int to) {
        nameStart = Grammar.skip(bytes, from, to, Grammar.WHITE);
        nameEnd = Grammar.skip(bytes, nameStart, to, Grammar.TOKEN);
        valueStart = nameEnd;
        valueEnd = nameEnd;
        int behind = Grammar.skip(bytes, nameEnd, to, Grammar.WHITE);
        if (nameEnd == nameStart || !Grammar.isAt(bytes, behind, to, '=')) {
            return nameEnd == nameStart ? Grammar.NOWHERE : behind;
        }
        valueStart = Grammar.skip(bytes, behind + 1, to, Grammar.WHITE);
        valueEnd = Grammar.isAt(bytes, valueStart, to, '"')
                ? Grammar.quotedEnd(bytes, valueStart, to)
                : Grammar.skip(bytes, valueStart, to, Grammar.PARAMETER_VALUE);
        if (valueEnd == Grammar.NOWHERE) {
            return Grammar.NOWHERE;
        }
        return Grammar.skip(bytes, valueEnd, to, Grammar.WHITE);
    }

    boolean isNamed(byte[] bytes, byte[] lowerCaseName) {
        return Grammar.isWord(bytes, nameStart, nameEnd, lowerCaseName);
    }

    int nameStart() {
        return nameStart;
    }

    int valueStart() {
        return valueStart;
    }

    int valueEnd() {
        return valueEnd;
    }

    boolean hasValue() {
        return valueEnd > valueStart;
    }
}
