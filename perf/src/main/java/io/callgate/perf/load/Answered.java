package io.callgate.perf.load;

import java.util.Arrays;

/** What later requests of a call repeat of its answer. */
final class Answered {

    /** The To-tag of the peer. */
    byte[] tag = new byte[64];
    int tagLength;
    /** Route lines, in the order in which a caller writes them. */
    byte[] routes = new byte[256];
    int routesLength;

    void clear() {
        tagLength = 0;
        routesLength = 0;
    }

    void tag(byte[] bytes, int start, int end) {
        tag = grown(tag, end - start);
        System.arraycopy(bytes, start, tag, 0, end - start);
        tagLength = end - start;
    }

    /** RFC 3261 12.1.2: the caller's route is what was recorded, reversed. */
    void prependRoute(byte[] prefix, byte[] bytes, int start, int end) {
        int added = prefix.length + end - start;
        routes = grown(routes, routesLength + added);
        System.arraycopy(routes, 0, routes, added, routesLength);
        System.arraycopy(prefix, 0, routes, 0, prefix.length);
        System.arraycopy(bytes, start, routes, prefix.length, end - start);
        routesLength += added;
    }

    private static byte[] grown(byte[] array, int wanted) {
        return wanted <= array.length ? array : Arrays.copyOf(array, 2 * wanted);
    }
}
