package io.callgate.store.numbering;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** Prefixes of one kind, of which at most one is taken off; {@code X} is any digit. */
final class DialPrefixes {

    private final byte[][] longestFirst;

    DialPrefixes(List<String> prefixes) {
        longestFirst = prefixes.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(prefix -> prefix.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** Where the text goes on after the longest prefix that fits; {@code start} if none does. */
    int after(byte[] text, int start, int end) {
        for (byte[] prefix : longestFirst) {
            int next = after(prefix, text, start, end);
            if (next > start) {
                return next;
            }
        }
        return start;
    }

    private static int after(byte[] prefix, byte[] text, int start, int end) {
        int at = start;
        for (byte expected : prefix) {
            while (at < end && Dialled.isSeparator(text[at])) {
                at++;
            }
            if (at == end || !fits(expected, text[at])) {
                return start;
            }
            at++;
        }
        return at;
    }

    private static boolean fits(byte expected, byte dialled) {
        return expected == dialled || expected == 'X' && Dialled.isDigit(dialled);
    }
}
