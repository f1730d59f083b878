package io.callgate.gateway.transport;

import java.util.ArrayList;
import java.util.List;

/** The channels written to since the last flush. Loop thread only. */
final class Outbox {

    /** Each channel at most once, so bounded by the sockets there are. */
    private final List<Outlet> waiting = new ArrayList<>();

    void add(Outlet outlet) {
        waiting.add(outlet);
    }

    /**
     * A flush that breaks its stream reports it, and the report may have more written: the list can
     * grow while it is walked, once for each stream that breaks.
     */
    void flush() {
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).flush();
        }
        waiting.clear();
    }
}
