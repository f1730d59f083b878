package io.callgate.store.index;

import java.nio.file.Path;

/**
 * What the call path reads: the active version of every list, and the records of every scope.
 *
 * <p>One reader thread (the call path) and one follower thread of its own, which polls the register
 * and applies what is new. Readers never wait; a replaced generation is closed only after the
 * reader
 * has shown by {@link #readerTurn()} that it holds no reference to it.
 */
public final class SuppressionIndex implements AutoCloseable {

    /** The index of a gateway: everything, and it follows the register from then on. */
    public static SuppressionIndex follow(Path storeDirectory, IndexListener listener) {
        throw new UnsupportedOperationException();
    }

    /** A one-off index that knows all there is about these numbers and nothing of any other. */
    public static SuppressionIndex ofNumbers(Path storeDirectory, long... numbers) {
        throw new UnsupportedOperationException();
    }

    /** The handle of a list; a list that does not exist yet has an absent generation. */
    public ListHandle list(String name) {
        throw new UnsupportedOperationException(name);
    }

    /** The scope of a seller ({@link Scope#ALL_CAMPAIGNS}) or of one of its campaigns. */
    public Scope scope(String seller, String campaign) {
        throw new UnsupportedOperationException(seller);
    }

    /**
     * Register sequence of the opt-out in force for the number, 0 if none. Allocates nothing.
     *
     * @param epochSecond the time of the call: an opt-out may have an expiry
     */
    public long optOut(Scope scope, long number, long epochSecond) {
        throw new UnsupportedOperationException();
    }

    /** Called by the reader thread between two calls, and while idle; costs one ordered store. */
    public void readerTurn() {
        throw new UnsupportedOperationException();
    }

    /** Sequence of the last register event that look-ups reflect. */
    public long appliedSequence() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
