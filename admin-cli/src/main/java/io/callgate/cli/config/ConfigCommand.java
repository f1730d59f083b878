package io.callgate.cli.config;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate config}. */
@Command(name = "config", description = "Check a configuration.",
        subcommands = ConfigCheck.class,
        footer = {"",
            "Examples:",
            "  callgate config check callgate.yaml"})
public final class ConfigCommand extends Noun {
}
