package io.callgate.cli.carrier;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.cli.gateway.RunningGateway;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code callgate carrier drain}. */
@Command(name = "drain", description = "Give a carrier no new calls: established ones go on. Until"
        + " it is resumed or the gateway restarts; an emergency call that finds no other way"
        + " still goes there.",
        footer = {"",
            "The gateway takes this from its own machine only.",
            "Calls of a drained carrier have ended when carrier ls shows none.",
            "",
            "Exit codes: 0 done, 3 the gateway cannot be reached, or has no such carrier.",
            "",
            "Examples:",
            "  callgate carrier drain carrier-a --config callgate.yaml"})
final class CarrierDrain implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private RunningGateway gateway;

    @Parameters(paramLabel = "NAME", description = "The carrier, as the configuration names it.")
    private String name;

    @Override
    public Integer call() {
        String path = "/v1/carriers/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        CarrierTable.print(output, gateway.port().post(path + "/drain"));
        return ExitCode.DONE;
    }
}
