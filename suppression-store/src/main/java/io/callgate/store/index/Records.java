package io.callgate.store.index;

/** The records in force, by scope and number. */
interface Records extends AutoCloseable {

    /** Second of expiry of a record that has none. */
    long NEVER = Long.MAX_VALUE;

    /** Sequence of the record if one is in force, 0 if none; allocates nothing. One thread. */
    long find(long key, long epochSecond);

    @Override
    void close();

    /** Scope in the upper 14 bits, number in the lower 50. */
    static long key(int scope, long number) {
        return (long) scope << 50 | number;
    }
}
