package io.callgate.cli;

/** What a command answers to the shell. Scripts rely on these; they never change meaning. */
public final class ExitCode {

    /** Done; for a question about a call: admitted. */
    public static final int DONE = 0;

    /** The call would be refused. */
    public static final int REFUSED = 1;

    /** The command line, the configuration or the file given is wrong. */
    public static final int USAGE = 2;

    /** Not known: uncheckable, not reachable, not readable. Never to be taken for admitted. */
    public static final int UNKNOWN = 3;

    /** A safety guard refused, such as a list that would shrink too much. */
    public static final int GUARDED = 4;

    private ExitCode() {
    }
}
