package io.callgate.gateway.transport;

/** Where received messages go. Called on the loop thread only. */
public interface Ingress {

    /**
     * Room for one message of {@code length} bytes, to be filled from index 0 and followed at once
     * by
     * {@link #commit}.
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
     * One read of the sockets is done: drain what was committed. Afterwards the network flushes.
     */
    void turnEnds();
}
