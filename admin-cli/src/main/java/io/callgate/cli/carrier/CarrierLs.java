package io.callgate.cli.carrier;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.cli.gateway.RunningGateway;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate carrier ls}. */
@Command(name = "ls", description = "Show each carrier: whether it answers, is drained, and how"
        + " many calls it has, in set-up and established, since the gateway started.",
        footer = {"",
            "Exit codes: 0 done, 3 the gateway cannot be reached.",
            "",
            "Examples:",
            "  callgate carrier ls --config callgate.yaml",
            "  callgate carrier ls --url http://127.0.0.1:8060 --json"})
final class CarrierLs implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private RunningGateway gateway;

    @Override
    public Integer call() {
        CarrierTable.print(output, gateway.port().get("/v1/carriers"));
        return ExitCode.DONE;
    }
}
