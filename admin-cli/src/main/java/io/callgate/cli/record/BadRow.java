package io.callgate.cli.record;

/** A row that no record can be made of; the message is the cause, for the admin. */
public final class BadRow extends Exception {

    private static final long serialVersionUID = 1;

    public BadRow(String cause) {
        super(cause);
    }
}
