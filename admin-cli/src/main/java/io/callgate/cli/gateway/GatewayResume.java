package io.callgate.cli.gateway;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate gateway resume}. */
@Command(name = "resume", description = "Have a drained gateway take new calls again.",
        footer = {"",
            "The gateway takes this from its own machine only.",
            "",
            "Exit codes: 0 done, 3 the gateway cannot be reached.",
            "",
            "Examples:",
            "  callgate gateway resume --config callgate.yaml"})
final class GatewayResume implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private RunningGateway gateway;

    @Override
    public Integer call() {
        Draining.print(output, gateway.port().post("/v1/gateway/resume"));
        return ExitCode.DONE;
    }
}
