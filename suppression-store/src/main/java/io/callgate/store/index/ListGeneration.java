package io.callgate.store.index;

/** One version of one bulk list, off-heap and immutable, as the call path reads it. */
public interface ListGeneration {

    /** Stands for a list of which no version is active or readable. */
    ListGeneration ABSENT = new AbsentGeneration();

    /** Whether the list holds the number; allocates nothing. For one thread. */
    boolean contains(long number);

    boolean isPresent();

    /** Version of the list, 1, 2, ...; 0 when absent. */
    long version();

    /** Numbers held. */
    long size();

    /** Issuer's date as epoch day; {@link Long#MIN_VALUE} when absent. */
    long issuedEpochDay();

    /** Memory taken outside the heap. */
    default long offHeapBytes() {
        return 0;
    }

    /** Called by its owner when no reader is left; gives back what is not in the heap. */
    default void close() {
    }
}
