package io.callgate.gateway.transport;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * The sockets: one event loop thread that reads, hands over, and writes. Everything but {@link
 * #open},
 * {@link #execute} and {@link #close} is called on that thread.
 */
public final class Network implements AutoCloseable {

    /** Binds nothing yet: makes the loop, so that the other parts can be built around it. */
    public static Network create() {
        throw new UnsupportedOperationException();
    }

    /**
     * Binds the listening points (port 0: any free) and begins to read.
     *
     * @return the points as bound, in the order given
     * @throws java.io.IOException naming the address that could not be bound; none is left bound
     */
    public List<ListeningPoint> open(List<ListeningPoint> points, Ingress ingress)
            throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    /** The hop to a configured address; for TCP connects when first sent to. */
    public Hop hopTo(Transport transport, InetSocketAddress remote) {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues one message; written with the others at the end of the turn.
     *
     * @return false if it certainly cannot be delivered: connection refused, or its write buffer
     * full
     */
    public boolean send(Hop to, byte[] bytes, int length) {
        throw new UnsupportedOperationException();
    }

    /** Writes what {@link #send} queued outside a read, such as from a timer. */
    public void flush() {
        throw new UnsupportedOperationException();
    }

    /** Runs the task on the loop thread; from any thread. */
    public void execute(Runnable task) {
        throw new UnsupportedOperationException();
    }

    /** Runs the task on the loop thread every {@code periodMillis} until close. */
    public void every(long periodMillis, Runnable task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
