package io.callgate.store.ingest;

import java.io.IOException;

/** A file that is not what it should be; its message says what was found and what to do. */
public class UnusableFile extends IOException {

    private static final long serialVersionUID = 1;

    public UnusableFile(String message) {
        super(message);
    }

    public UnusableFile(String message, Throwable cause) {
        super(message, cause);
    }
}
