package io.callgate.store.index;

import io.callgate.store.register.Basis;

/** What a record says; part of its key. */
enum RecordKind {
    OPT_OUT, CONSENT, CONTRACT, CALLBACK, PRESS;

    static RecordKind of(Basis basis) {
        return switch (basis) {
            case CONTRACT -> CONTRACT;
            case CALLBACK -> CALLBACK;
            case PRESS -> PRESS;
        };
    }
}
