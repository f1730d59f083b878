package io.callgate.store.index;

/** The records in force, by kind, scope and number. */
interface Records {

    /**
     * The sequence of the record; negated for a consent that was withdrawn; 0 if there is none or
     * it expired. For one thread.
     */
    long find(RecordKind kind, int scope, long number, long epochSecond);

    /** Since when the record holds that was found last, in epoch seconds. For the same thread. */
    long since();

    /** Adds or replaces a record. */
    void put(RecordKind kind, int scope, long number, Held record);

    /** Gives back what is not in the heap. */
    void close();

    /**
     * What is held.
     *
     * @param sequence of the event; negated for a consent that was withdrawn
     * @param since    epoch second from which on it holds: when a consent was given, or an
     *                 exemption recorded; of a withdrawal, which binds whatever the time, when it
     *                 was; {@link #ALWAYS} of an opt-out
     * @param expires  epoch second from which on it holds no more
     */
    record Held(long sequence, long since, long expires) {

        static final long ALWAYS = 0;
    }
}
