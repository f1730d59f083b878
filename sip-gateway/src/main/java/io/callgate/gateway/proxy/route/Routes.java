package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.SipMessage;

/**
 * The Route values of one request, in order, over all its Route lines. Reused; loop thread only.
 */
public final class Routes {

    /** Route values of one request; a call through more proxies than this is answered 400. */
    static final int VALUES_MAX = 16;

    private final int[] lines = new int[VALUES_MAX];
    private final int[] valueStarts = new int[VALUES_MAX];
    private final int[] uriStarts = new int[VALUES_MAX];
    private final int[] uriEnds = new int[VALUES_MAX];
    private int count;
    private boolean usable;

    /** Reads the Route lines; {@link #usable} tells whether all could be read. */
    public Routes read(SipMessage request) {
        count = 0;
        usable = true;
        for (int line = 0; line < request.headerCount(); line++) {
            if (request.headerName(line) == HeaderName.ROUTE) {
                readLine(request, line);
            }
        }
        return this;
    }

    private void readLine(SipMessage request, int line) {
        byte[] bytes = request.bytes();
        int end = request.headerEnd(line);
        int at = indexOf(bytes, ':', request.headerStart(line), end) + 1;
        while (usable && at < end) {
            at = readValue(bytes, at, end, line);
        }
    }

    /** Reads one {@code name-addr *(;param)} and returns where the next one begins. */
    private int readValue(byte[] bytes, int from, int end, int line) {
        int start = skipBlank(bytes, from, end);
        int open = indexOf(bytes, '<', start, end);
        int close = indexOf(bytes, '>', open, end);
        usable = close < end && count < VALUES_MAX && noQuote(bytes, start, open);
        if (!usable) {
            return end;
        }
        lines[count] = line;
        valueStarts[count] = start;
        uriStarts[count] = open + 1;
        uriEnds[count] = close;
        count++;
        return indexOf(bytes, ',', close, end) + 1;
    }

    /** A quoted display name could hide a bracket or a comma; nobody puts one into a Route. */
    private static boolean noQuote(byte[] bytes, int from, int to) {
        return indexOf(bytes, '"', from, to) == to;
    }

    private static int skipBlank(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] <= ' ') {
            at++;
        }
        return at;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    public boolean usable() {
        return usable;
    }

    public int count() {
        return count;
    }

    int uriStart(int value) {
        return uriStarts[value];
    }

    int uriEnd(int value) {
        return uriEnds[value];
    }

    /** Where to cut a Route line so that the first {@code cut} values of the request are gone. */
    public int cutStart(SipMessage request, int line, int cut) {
        int first = firstOf(line);
        boolean wholeLine = first >= count || cut > lastOf(line);
        return wholeLine && cut > first ? request.headerStart(line) : startOf(first);
    }

    /** End of that cut; equal to its start when nothing of the line goes. */
    public int cutEnd(SipMessage request, int line, int cut) {
        int first = firstOf(line);
        if (cut <= first) {
            return startOf(first);
        }
        return cut > lastOf(line) ? request.headerEnd(line) : valueStarts[cut];
    }

    /** Where to cut so that the last value is gone: its whole line, or the comma before it. */
    int lastCutStart(SipMessage request) {
        int last = count - 1;
        boolean alone = firstOf(lines[last]) == last;
        return alone ? request.headerStart(lines[last]) : commaBefore(request.bytes(), last);
    }

    private int commaBefore(byte[] bytes, int value) {
        int at = valueStarts[value];
        while (bytes[at] != ',') {
            at--;
        }
        return at;
    }

    /** End of that cut. */
    int lastCutEnd(SipMessage request) {
        return firstOf(lines[count - 1]) == count - 1
                ? request.headerEnd(lines[count - 1])
                : request.valueEnd(lines[count - 1]);
    }

    private int startOf(int value) {
        return value < count ? valueStarts[value] : 0;
    }

    private int firstOf(int line) {
        int value = 0;
        while (value < count && lines[value] != line) {
            value++;
        }
        return value;
    }

    private int lastOf(int line) {
        int value = count - 1;
        while (value >= 0 && lines[value] != line) {
            value--;
        }
        return value;
    }
}
