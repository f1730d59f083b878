package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Kamailio before or behind the gateway: a stateful proxy that stays in the route of each call. */
final class KamailioProxy {

    private static final Path CONFIGURATION =
            Path.of("src", "test", "resources", "kamailio", "proxy.cfg").toAbsolutePath();

    private final int port = Ports.free();
    private final int tlsPort = Ports.free();
    private ChildProcess process;

    private KamailioProxy() {
    }

    /** Starts it on a port of its own, in front of the target. */
    static KamailioProxy start(Stage stage, int target) {
        return start(stage, Integer.toString(target), List.of());
    }

    /**
     * The same, speaking TLS on another port, too: it shows its certificate whoever connects, and
     * asks for one of the authority's. The target may be one of TLS.
     */
    static KamailioProxy startByTls(Stage stage, String target, Authority authority,
            Authority.Issued own) {
        Path config = stage.newFolder("kamailio-tls").resolve("tls.cfg");
        String keys = "method = TLSv1.2+\nverify_certificate = yes\nrequire_certificate = yes\n"
                + "private_key = " + own.key() + "\ncertificate = " + own.certificate()
                + "\nca_list = " + authority.certificate() + "\n";
        try {
            Files.writeString(config,
                    "[server:default]\n" + keys + "[client:default]\n" + keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start(stage, target, List.of("-A", "TLSCONFIG=\"" + config + "\""));
    }

    private static KamailioProxy start(Stage stage, String target, List<String> tls) {
        KamailioProxy proxy = new KamailioProxy();
        int port = proxy.port;
        Path folder = stage.newFolder("kamailio-proxy");
        List<String> command = new ArrayList<>(List.of(Program.KAMAILIO.orAbort().toString(),
                "-f", CONFIGURATION.toString(), "-A", "PORT=" + port,
                "-DD", "-E", "-Y", folder.toString(), "-P", folder.resolve("pid").toString(),
                "-m", "64", "-M", "8"));
        if (!tls.isEmpty()) {
            command.addAll(List.of("-A", "TLSPORT=" + proxy.tlsPort));
            command.addAll(tls);
        }
        proxy.process = stage.keep(ChildProcess.start(command, Map.of("TARGET", target), folder,
                folder.resolve("log")));
        Awaitility.await("Kamailio on port " + port).atMost(Patience.MAX)
                .until(() -> proxy.answers() || !proxy.process.isAlive());
        assertThat(proxy.process.isAlive()).as("Kamailio runs, %s", folder).isTrue();
        return proxy;
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    private boolean answers() {
        try (RawPeer peer = new RawPeer()) {
            peer.send(port, SipText.options(peer.port(), port));
            return peer.receive(Duration.ofMillis(500)).isPresent();
        }
    }
}
