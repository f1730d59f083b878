package io.callgate.gateway.useragent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last calls of one kind, by Call-ID, in order of arrival. Safe from any thread. */
final class Calls<T extends Leg> {

    /** When full, the oldest is forgotten; it goes on, but nobody here can end it. */
    static final int CALLS_MAX = 10_000;

    private final Map<String, T> byCallId = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > CALLS_MAX;
        }
    };

    /** Whether the Call-ID was new. */
    synchronized boolean addIfNew(T call) {
        return byCallId.putIfAbsent(call.callId(), call) == null;
    }

    synchronized Optional<T> find(String callId) {
        return Optional.ofNullable(byCallId.get(callId));
    }

    synchronized List<T> all() {
        return new ArrayList<>(byCallId.values());
    }
}
