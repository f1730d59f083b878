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

    /** By index: an iterator a turn would be garbage. */
    void flush() {
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).flush();
        }
        waiting.clear();
    }
}
