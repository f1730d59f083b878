package io.callgate.gateway.useragent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last messages that passed the sockets of one user agent. Safe from any thread. */
final class Trace {

    /** About 1 KiB each: 10 MiB. When full, the oldest is forgotten. */
    static final int MESSAGES_MAX = 10_000;

    private final Deque<TracedMessage> messages = new ArrayDeque<>();

    void note(boolean sending, long nanoTime, byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        // Anything without an end of headers is a keep-alive, or not SIP.
        if (end > 0) {
            keep(new TracedMessage(nanoTime, sending, text.substring(0, end)));
        }
    }

    synchronized List<TracedMessage> ofCall(String callId) {
        return messages.stream().filter(message -> message.callId().equals(callId)).toList();
    }

    synchronized List<TracedMessage> all() {
        return List.copyOf(messages);
    }

    private synchronized void keep(TracedMessage message) {
        if (messages.size() == MESSAGES_MAX) {
            messages.removeFirst();
        }
        messages.addLast(message);
    }
}
