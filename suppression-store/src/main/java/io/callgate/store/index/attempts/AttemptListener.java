package io.callgate.store.index.attempts;

/** What a counter has to tell, on its own thread or on that of the calls: must be quick. */
public interface AttemptListener {

    /** Attempts cannot be written; it is tried again each second. */
    void unwritable(Exception cause);

    /** They are written again; nothing was lost meanwhile. */
    void resumed();

    /** Slots on disk were damaged and left out: what they held is not counted. */
    void damaged(int slots);

    /** A bound is reached: this attempt was not counted. */
    void full();
}
