package io.callgate.cli.evidence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls that went through and whose end has not been read, in the order they were judged. A Call-ID
 * is not the name of one call: forks and spirals have it in common, and some PBXs use it again.
 * Hence an event is of the call that was judged last with its Call-ID and number.
 *
 * @param <T> what is kept of a call
 */
final class CallsUp<T> {

    private final Map<String, List<Up<T>>> byCallId = new LinkedHashMap<>();
    private int size;

    private record Up<T>(String called, T call) {
    }

    int size() {
        return size;
    }

    void add(CallRecord judged, T call) {
        byCallId.computeIfAbsent(judged.callId, callId -> new ArrayList<>(1))
                .add(new Up<>(judged.called, call));
        size++;
    }

    /** The call that an event is of; empty if none is up. */
    Optional<T> find(CallRecord event) {
        List<Up<T>> calls = byCallId.getOrDefault(event.callId, List.of());
        int place = place(calls, event.called);
        return place < 0 ? Optional.empty() : Optional.of(calls.get(place).call());
    }

    /** The call of which an event was the last; empty if none is up. */
    Optional<T> remove(CallRecord event) {
        List<Up<T>> calls = byCallId.getOrDefault(event.callId, List.of());
        int place = place(calls, event.called);
        if (place < 0) {
            return Optional.empty();
        }
        Up<T> ended = calls.remove(place);
        size--;
        if (calls.isEmpty()) {
            byCallId.remove(event.callId);
        }
        return Optional.of(ended.call());
    }

    /**
     * A verdict may be recorded of the number where a call is routed, its other events always are
     * of the called one: the only call of a Call-ID is meant, whatever the number.
     */
    private static int place(List<? extends Up<?>> calls, String called) {
        for (int place = calls.size() - 1; place >= 0; place--) {
            if (calls.get(place).called().equals(called)) {
                return place;
            }
        }
        return calls.size() - 1 == 0 ? 0 : -1;
    }

    /** The call that has waited longest for its end. */
    T removeEldest() {
        Iterator<List<Up<T>>> all = byCallId.values().iterator();
        List<Up<T>> calls = all.next();
        T eldest = calls.remove(0).call();
        size--;
        if (calls.isEmpty()) {
            all.remove();
        }
        return eldest;
    }

    void forEach(Consumer<T> taker) {
        byCallId.values().forEach(calls -> calls.forEach(up -> taker.accept(up.call())));
    }
}
