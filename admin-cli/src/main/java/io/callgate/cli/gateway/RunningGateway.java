package io.callgate.cli.gateway;

import io.callgate.cli.Configured;
import io.callgate.cli.Failure;
import io.callgate.gateway.config.GatewayConfig.AdminConfig;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which running gateway a command asks. A mixin. */
public final class RunningGateway {

    @Mixin
    private Configured configured;

    @Option(names = "--url", paramLabel = "URL",
            description = "The operator's port; else the configuration's admin address and port.")
    private URI url;

    public OperatorsPort port() {
        return new OperatorsPort(Optional.ofNullable(url).orElseGet(this::configured));
    }

    private URI configured() {
        AdminConfig admin = configured.required().admin();
        if (admin.port() == 0) {
            throw Failure.usage("admin.port is 0, so nobody knows the port; name it with --url");
        }
        return OperatorsPort.url(admin.address(), admin.port());
    }
}
