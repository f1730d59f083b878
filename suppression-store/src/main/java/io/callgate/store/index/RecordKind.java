package io.callgate.store.index;

import io.callgate.store.register.Basis;

/** What a record says; part of its key. */
enum RecordKind {
    OPT_OUT, CONSENT, CONTRACT, CALLBACK, PRESS;

    /**
     * Whether a record that is of this moment counts at another. A consent does not before it was
     * given; an opt-out and an exemption do, for they were recorded after what they tell of.
     */
    boolean holdsFrom(long since, long epochSecond) {
        return this != CONSENT || since <= epochSecond;
    }

    static RecordKind of(Basis basis) {
        return switch (basis) {
            case CONTRACT -> CONTRACT;
            case CALLBACK -> CALLBACK;
            case PRESS -> PRESS;
        };
    }
}
