package io.callgate.store.ingest.source;

import java.io.IOException;

/** A content that is not what it was taken for; the message says what was found. */
public final class Malformed extends IOException {

    private static final long serialVersionUID = 1;

    public Malformed(String message) {
        super(message);
    }

    public Malformed(String message, Throwable cause) {
        super(message, cause);
    }
}
