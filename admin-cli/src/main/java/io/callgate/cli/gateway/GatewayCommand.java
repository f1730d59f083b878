package io.callgate.cli.gateway;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate gateway}. */
@Command(name = "gateway", description = "Ask a running gateway, or drain it.",
        subcommands = {GatewayStatusCommand.class, GatewayReload.class,
            GatewayDrain.class, GatewayResume.class},
        footer = {"",
            "Examples:",
            "  callgate gateway status --config callgate.yaml",
            "  callgate gateway drain --config callgate.yaml"})
public final class GatewayCommand extends Noun {
}
