package io.callgate.gateway.transport;

import io.callgate.gateway.transport.framing.FramingFault;

/** Where received messages go. Called on the loop thread only; must not throw. */
public interface Ingress {

    /**
     * Room for one message of {@code length} bytes, to be filled from index 0 and followed at once
     * by {@link #commit}.
     *
     * @return null when the pipeline is full: the message is shed, {@link #commit} must not be
     * called
     */
    byte[] claim(int length);

    /** The claimed room holds one whole message. */
    void commit(Hop from, int length);

    /**
     * Bytes that are no message: too large, or a stream out of step. The stream is closed after it.
     */
    void unframeable(Hop from, FramingFault fault);

    /**
     * A stream to the hop could not be opened, broke with an error, or was closed before a word
     * came to a request: what was sent to it last is lost or may be (RFC 3261 16.9: to be treated
     * as a 503). Not called when the peer closes a stream on which it has answered, nor from
     * within {@link Network#send}. Afterwards the network flushes.
     */
    void unreachable(Hop to);

    /**
     * Whether calls are taken from the peer or given to it. Where streams run out those of
     * strangers give way.
     */
    default boolean knows(Hop peer) {
        return true;
    }

    /**
     * One read of the sockets is done: drain what was committed. Afterwards the network flushes.
     */
    void turnEnds();
}
