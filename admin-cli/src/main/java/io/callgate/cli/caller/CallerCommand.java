package io.callgate.cli.caller;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate caller}. */
@Command(name = "caller", description = "Give callers with a digest-user their passwords.",
        subcommands = {CallerPassword.class, CallerForget.class},
        footer = {"",
            "Examples:",
            "  callgate caller password tunis --config callgate.yaml",
            "  callgate caller forget tunis --config callgate.yaml"})
public final class CallerCommand extends Noun {

    /** Answers of {@code caller password}; the password is "" unless it was made up. */
    record Given(String user, String realm, String password, String file) {
    }

    /** Answers of {@code caller forget}. */
    record Forgotten(String user, String realm, String file) {
    }
}
