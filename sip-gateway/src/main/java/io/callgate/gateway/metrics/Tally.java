package io.callgate.gateway.metrics;

/** A count that one thread raises and any thread reads. */
final class Tally {

    /** Written by the thread of the records only, so that the two steps of ++ are not torn. */
    private volatile long count;

    void increment() {
        count++;
    }

    long count() {
        return count;
    }
}
