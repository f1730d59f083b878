package io.callgate.cli.carrier;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate carrier}. */
@Command(name = "carrier", description = "Show the carriers of a running gateway, or give one no"
        + " new calls for a while.",
        subcommands = {CarrierLs.class, CarrierDrain.class, CarrierResume.class},
        footer = {"",
            "Examples:",
            "  callgate carrier ls --config callgate.yaml",
            "  callgate carrier drain carrier-a --config callgate.yaml"})
public final class CarrierCommand extends Noun {
}
