package io.callgate.cli.gateway;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate gateway drain}. */
@Command(name = "drain", description = "Have a running gateway take no new calls: they are"
        + " answered 503 with Retry-After, emergency calls pass, and calls that are up go on."
        + " Until it is resumed or restarted.",
        footer = {"",
            "The gateway takes this from its own machine only.",
            "The last call has ended when gateway status shows none up.",
            "",
            "Exit codes: 0 done, 3 the gateway cannot be reached.",
            "",
            "Examples:",
            "  callgate gateway drain --config callgate.yaml"})
final class GatewayDrain implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private RunningGateway gateway;

    @Override
    public Integer call() {
        Draining.print(output, gateway.port().post("/v1/gateway/drain"));
        return ExitCode.DONE;
    }
}
