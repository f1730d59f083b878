package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import io.callgate.gateway.outer.Patience;
import io.callgate.gateway.outer.Ports;
import io.callgate.gateway.useragent.AnswerPlan;
import io.callgate.gateway.useragent.UserAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code callgate run} and the commands that meet it, each a process of its own. */
class GatewayProcessTest {

    @TempDir
    private Path folder;
    private Installation installation;
    private int port;
    private int adminPort;

    @BeforeEach
    void install() throws IOException {
        installation = Installation.in(folder);
        port = Ports.free();
        adminPort = Ports.free();
    }

    @AfterEach
    void uninstall() throws IOException {
        installation.close();
    }

    private String config(int carrierPort) throws IOException {
        return Files.writeString(folder.resolve("gateway.yaml"), """
                store: {directory: ./store}
                listen:
                  - {transport: udp, address: 127.0.0.1, port: %1$d}
                  - {transport: tcp, address: 127.0.0.1, port: %1$d}
                admin: {address: 127.0.0.1, port: %2$d}
                carriers:
                  - {name: carrier-a, address: "127.0.0.1:%3$d"}
                sellers:
                  - name: raclette
                    country: FR
                    callers:
                      - {name: chalet, peers: [127.0.0.1/32]}
                """.formatted(port, adminPort, carrierPort)).toString();
    }

    @Test
    void connectsATestCallThenRefusesItAndDrainsOnSigterm() throws IOException {
        try (UserAgent carrier = UserAgent.start("carrier", Ports.free())
                        .answerBy(AnswerPlan.answer(10));
                LauncherRun gateway = installation.start("run", "--config",
                        config(carrier.port()))) {
            String ready = gateway.awaitOut("callgate ready");
            assertThat(ready).contains("udp:127.0.0.1:" + port + " tcp:127.0.0.1:" + port);

            expect(0, "connected: 200 OK", "call", "0465710202");
            assertThat(carrier.invitesReceived()).isEqualTo(1);
            expect(0, "opted out of raclette", "optout", "add", "0465710202", "--seller",
                    "raclette");
            Awaitility.await().atMost(Patience.MAX).until(() -> CommandLineRun.of("gateway",
                    "status", "--url", "http://127.0.0.1:" + adminPort, "--json").out()
                    .contains("\"register_sequence_applied\":1,"));
            expect(1, "refused: 603 Suppressed, opt-out of the seller", "call", "04 65 71 02 02",
                    "--transport", "tcp");
            expect(1, "refused: opt-out of the seller", "check", "0465710202", "--seller",
                    "raclette");
            assertThat(carrier.invitesReceived()).isEqualTo(1);

            gateway.terminate();
            assertThat(gateway.exitCode()).isZero();
        }
    }

    @Test
    void refusesABadConfigurationWholeBeforeItBindsAnything() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.yaml"),
                Files.readString(Path.of(config(5090))).replace("country: FR", "country: XX")
                        .replace("transport: udp", "transport: smoke"));

        try (LauncherRun gateway = installation.start("run", "--config", bad.toString())) {
            assertThat(gateway.exitCode()).isEqualTo(2);
            assertThat(gateway.out()).isEmpty();
            assertThat(gateway.err()).contains("line 3: listen[0].transport")
                    .contains("line 10: sellers[0].country");
        }
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        String config = config(5090);
        try (UserAgent squatter = UserAgent.start("squatter", port);
                LauncherRun gateway = installation.start("run", "--config", config)) {
            assertThat(gateway.exitCode()).isEqualTo(3);
            assertThat(gateway.err()).contains(Integer.toString(squatter.port()));
        }
    }

    private void expect(int exitCode, String said, String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = folder.resolve("gateway.yaml").toString();
        try (LauncherRun run = installation.start(all)) {
            assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isEqualTo(exitCode);
            assertThat(run.out()).contains(said);
        }
    }
}
