package io.callgate.store.index;

/** What the follower thread tells of: called on that thread, must not block. */
public interface IndexListener {

    /** A list version became the one that calls are judged by. */
    void listActivated(String list, long version, long numbers);

    /** Something could not be read; calls are judged by what was known before. */
    void faulted(String what, Exception cause);

    /**
     * Records name more sellers and campaigns than have a place. Whoever judges no calls need not
     * heed it.
     *
     * @param first seller and campaign of one that has none
     */
    default void scopesFull(String first) {
    }
}
