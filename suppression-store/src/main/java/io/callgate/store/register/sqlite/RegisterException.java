package io.callgate.store.register.sqlite;

import java.io.IOException;

/** The register could not be read or written; what was acknowledged before is still there. */
public final class RegisterException extends IOException {

    private static final long serialVersionUID = 1L;

    public RegisterException(String message) {
        super(message);
    }

    public RegisterException(String message, Throwable cause) {
        super(message, cause);
    }
}
