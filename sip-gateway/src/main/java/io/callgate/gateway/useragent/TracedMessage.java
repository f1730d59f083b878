package io.callgate.gateway.useragent;

import java.util.ArrayList;
import java.util.List;

/**
 * One message as it passed a socket of a user agent, retransmissions included.
 *
 * @param nanoTime {@link System#nanoTime} before the write or after the read
 * @param sent     whether the user agent wrote it; else it read it
 * @param head     start line and headers as on the wire
 */
public record TracedMessage(long nanoTime, boolean sent, String head) {

    public String startLine() {
        return head.lines().findFirst().orElse("");
    }

    public boolean isRequest() {
        return !head.startsWith("SIP/2.0 ");
    }

    /** Method of a request, status of a response with its phrase: {@code 603 Suppressed}. */
    public String label() {
        String line = startLine();
        return isRequest() ? line.substring(0, Math.max(0, line.indexOf(' '))) : line.substring(8);
    }

    public String callId() {
        List<String> values = headers("Call-ID");
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Values of all header lines of that name, in order. User agents write the long forms. */
    public List<String> headers(String name) {
        String start = name + ":";
        List<String> values = new ArrayList<>();
        head.lines().filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                .forEach(line -> values.add(line.substring(start.length()).strip()));
        return values;
    }
}
