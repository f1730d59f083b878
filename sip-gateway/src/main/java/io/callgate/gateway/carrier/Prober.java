package io.callgate.gateway.carrier;

import io.callgate.gateway.transport.ListeningPoint;
import java.net.InetSocketAddress;
import java.util.function.IntConsumer;

/** Asks one address by OPTIONS. Called on the thread of the probes. */
@FunctionalInterface
public interface Prober {

    /** Tells the asker once, on the same thread: the status of the answer, or 0 for none. */
    void ask(ListeningPoint from, InetSocketAddress to, int timeoutMillis, IntConsumer asker);
}
