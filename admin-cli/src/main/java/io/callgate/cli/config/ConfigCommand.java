package io.callgate.cli.config;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate config}. */
@Command(name = "config", description = "Check a configuration, or try it on calls of the past.",
        subcommands = {ConfigCheck.class, ConfigSimulate.class},
        footer = {"",
            "Examples:",
            "  callgate config check callgate.yaml",
            "  callgate config simulate --config new.yaml --traffic calls-2026-11-20.jsonl"})
public final class ConfigCommand extends Noun {
}
