package io.callgate.store.index;

/** The records in force, by kind, scope and number. */
interface Records {

    /**
     * The sequence of the record; negated for a consent that was withdrawn; 0 if there is none or
     * it expired. For one thread.
     */
    long find(RecordKind kind, int scope, long number, long epochSecond);

    /** Adds or replaces a record. */
    void put(RecordKind kind, int scope, long number, Held record);

    /** Gives back what is not in the heap. */
    void close();

    /**
     * What is held.
     *
     * @param sequence of the event; negated for a consent that was withdrawn
     * @param expires  epoch second from which on it holds no more
     */
    record Held(long sequence, long expires) {
    }
}
