package io.callgate.cli;

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

    public int exitCode() {
        return exitCode;
    }
}
