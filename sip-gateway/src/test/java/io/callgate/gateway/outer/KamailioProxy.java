package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Kamailio before or behind the gateway: a stateful proxy that stays in the route of each call. */
final class KamailioProxy {

    private static final Path CONFIGURATION =
            Path.of("src", "test", "resources", "kamailio", "proxy.cfg").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(15);

    private final ChildProcess process;
    private final int port;

    private KamailioProxy(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it on a port of its own, in front of the target. */
    static KamailioProxy start(Stage stage, int target) {
        int port = Ports.free();
        Path folder = stage.newFolder("kamailio-proxy");
        List<String> command = List.of(Program.KAMAILIO.orAbort().toString(),
                "-f", CONFIGURATION.toString(), "-A", "PORT=" + port,
                "-DD", "-E", "-Y", folder.toString(), "-P", folder.resolve("pid").toString(),
                "-m", "64", "-M", "8");
        KamailioProxy proxy = new KamailioProxy(
                stage.keep(ChildProcess.start(command,
                        Map.of("TARGET", Integer.toString(target)), folder,
                        folder.resolve("log"))), port);
        Awaitility.await("Kamailio on port " + port).atMost(START)
                .until(() -> proxy.answers() || !proxy.process.isAlive());
        assertThat(proxy.process.isAlive()).as("Kamailio runs, %s", folder).isTrue();
        return proxy;
    }

    int port() {
        return port;
    }

    private boolean answers() {
        try (RawPeer peer = new RawPeer()) {
            peer.send(port, SipText.options(peer.port(), port));
            return peer.receive(Duration.ofMillis(500)).isPresent();
        }
    }
}
