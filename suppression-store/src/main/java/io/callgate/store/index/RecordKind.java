package io.callgate.store.index;

import io.callgate.store.register.Basis;
import io.callgate.store.register.Channel;
import java.util.Optional;

/** What a record says; its place among the kinds is part of its key. */
enum RecordKind {
    OPT_OUT, CONSENT, CONTRACT, CALLBACK, PRESS, MESSAGE_OPT_OUT;

    /**
     * Whether a record that is of this moment counts at another. A consent does not before it was
     * given, nor an exemption before the day that was said; all else does, for it was recorded
     * after what it tells of.
     */
    boolean holdsFrom(long sequence, long since, long epochSecond) {
        return isOptOut() || sequence < 0 || since <= epochSecond;
    }

    /** Of two opt-outs the one that lasts longer holds. */
    boolean isOptOut() {
        return this == OPT_OUT || this == MESSAGE_OPT_OUT;
    }

    /** Whether a record of this kind and sequence is a no: an opt-out, or a consent withdrawn. */
    boolean forbids(long sequence) {
        return isOptOut() || this == CONSENT && sequence < 0;
    }

    /** What an opt-out of this channel is; none if no call or message passes there. */
    static Optional<RecordKind> ofOptOut(Channel channel) {
        return switch (channel) {
            case VOICE -> Optional.of(OPT_OUT);
            case MESSAGE -> Optional.of(MESSAGE_OPT_OUT);
            case EMAIL, POST -> Optional.empty();
        };
    }

    static RecordKind of(Basis basis) {
        return switch (basis) {
            case CONTRACT -> CONTRACT;
            case CALLBACK -> CALLBACK;
            case PRESS -> PRESS;
        };
    }
}
