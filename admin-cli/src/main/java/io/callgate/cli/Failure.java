package io.callgate.cli;

import java.nio.file.Path;

/** Ends a command: one sentence for the person who typed it, and the exit code. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Failure(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public static Failure usage(String sentence) {
        return new Failure(ExitCode.USAGE, sentence);
    }

    public static Failure unknown(String sentence) {
        return new Failure(ExitCode.UNKNOWN, sentence);
    }

    public static Failure guarded(String sentence) {
        return new Failure(ExitCode.GUARDED, sentence);
    }

    /** Of what may be there, but not for this user; to call it missing would be a lie. */
    public static Failure hidden(Path path) {
        return unknown(path + " cannot be looked into by " + System.getProperty("user.name")
                + ": run this as the user of the gateway");
    }

    public int exitCode() {
        return exitCode;
    }
}
