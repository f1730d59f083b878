package io.callgate.cli.record;

import io.callgate.cli.Output;
import picocli.CommandLine.Option;

/** Which part of a long list to show. A mixin. */
public final class Page {

    @Option(names = "--skip", defaultValue = "0", paramLabel = "N",
            description = "Leave out the first N.")
    private long skip;

    @Option(names = "--max", defaultValue = "1000", paramLabel = "N",
            description = "Show at most N; default: ${DEFAULT-VALUE}.")
    private int max;

    public long skip() {
        return skip;
    }

    public int max() {
        return max;
    }

    /** Tells of what may come after a full page. */
    public void noteWhatFollows(int shown, Output output) {
        if (shown == max) {
            output.note("there may be more: --skip " + (skip + max));
        }
    }
}
