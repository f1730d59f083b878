package io.callgate.store.ingest;

/** The file can be read in several ways or in none: the admin must say how. Nothing is guessed. */
public final class FormatUnclear extends UnusableFile {

    private static final long serialVersionUID = 1;

    public FormatUnclear(String message) {
        super(message);
    }
}
