package io.callgate.store.ingest;

/** What a file says of a number. */
public enum Standing {
    /** It must not be called. */
    LISTED,
    /** Scrubbed and free to be called; in a list of changes: no longer listed. */
    CLEAN
}
