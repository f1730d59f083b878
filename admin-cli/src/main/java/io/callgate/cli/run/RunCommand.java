package io.callgate.cli.run;

import io.callgate.cli.Configured;
import io.callgate.cli.Logging;
import io.callgate.cli.gateway.OperatorsPort;
import io.callgate.gateway.Gateway;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.reader.Loaded;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code callgate run}. */
@Command(name = "run", description = "Run the gateway until SIGTERM or SIGINT: then no new call is"
        + " taken, calls in set-up are seen through, and it ends.",
        footer = {"",
            "Examples:",
            "  callgate run --config /etc/callgate/callgate.yaml"})
public final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Configured configured;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path file = configured.requiredFile();
        Loaded loaded = Configured.loaded(file);
        Logging.tellWhatHappens();
        Gateway gateway = Gateway.start(loaded, () -> ConfigLoader.load(file));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(gateway), "callgate-end"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("callgate ready " + gateway.listeningPoints().stream()
                .map(point -> point.transport().name().toLowerCase(Locale.ROOT) + ":"
                        + point.sentBy())
                .collect(Collectors.joining(" "))
                + " admin=" + OperatorsPort.url(loaded.config().admin().address(),
                        gateway.adminPort()));
        out.flush();
        // Only a signal ends it, and the end of the signal is halt.
        new CountDownLatch(1).await();
        throw new IllegalStateException("a latch that nobody counts down has opened");
    }

    /** The JVM would exit 143 after its hooks; a gateway that was told to end and did exits 0. */
    private static void end(Gateway gateway) {
        try {
            gateway.drain();
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
        }
        gateway.close();
        Runtime.getRuntime().halt(0);
    }
}
