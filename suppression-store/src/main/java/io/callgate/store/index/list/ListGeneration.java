package io.callgate.store.index.list;

import io.callgate.store.register.ListKind;

/** One version of one bulk list, off-heap and immutable, as the call path reads it. */
public interface ListGeneration {

    /** Stands for a list of which no version is active or readable. */
    ListGeneration ABSENT = new AbsentGeneration();

    /**
     * What the list says of the number: an {@link Answer}. A deny list knows every number of its
     * coverage, a verdict-cache those it holds. Allocates nothing. For one thread.
     */
    long answer(long number);

    /**
     * Reads, and says nothing of, what {@link #answer} is going to read: the processor fetches what
     * several lists hold of a number at the same time, instead of one after the other.
     */
    default long lookAhead(long number) {
        return 0;
    }

    /** Whether the list says that the number is listed; allocates nothing. For one thread. */
    default boolean contains(long number) {
        return Answer.isListed(answer(number));
    }

    boolean isPresent();

    /** Deny when absent. */
    ListKind kind();

    /** Version of the list, 1, 2, ...; 0 when absent. */
    long version();

    /** Numbers held. */
    long size();

    /** Issuer's date as epoch day; {@link Long#MIN_VALUE} when absent. */
    long issuedEpochDay();

    /** Whether a deny list names no coverage, so that it was taken to hold every number. */
    default boolean isOfEverywhere() {
        return true;
    }

    /** Memory taken outside the heap. */
    default long offHeapBytes() {
        return 0;
    }

    /** Called by its owner when no reader is left; gives back what is not in the heap. */
    default void close() {
    }
}
