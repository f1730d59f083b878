package io.callgate.store.index;

/** The records in force, by kind, scope and number. */
interface Records {

    /**
     * The sequence of the record; negated for a consent that was withdrawn, and for an exemption
     * that nobody dated; 0 if there is none or it expired. For one thread.
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
     * @param sequence of the event; negated for a consent that was withdrawn, and for an exemption
     *                 that nobody dated: both count whatever the time
     * @param since    epoch second when a consent was given, or withdrawn, or the reason of an
     *                 exemption began; {@link #ALWAYS} of an opt-out
     * @param expires  epoch second from which on it holds no more
     */
    record Held(long sequence, long since, long expires) {

        static final long ALWAYS = 0;
    }
}
