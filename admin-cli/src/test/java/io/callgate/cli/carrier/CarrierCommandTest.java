package io.callgate.cli.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import io.callgate.gateway.Gateway;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.reader.Loaded;
import io.callgate.gateway.outer.Patience;
import io.callgate.gateway.useragent.AnswerPlan;
import io.callgate.gateway.useragent.CallPlan;
import io.callgate.gateway.useragent.LoopbackPort;
import io.callgate.gateway.useragent.PlacedCall;
import io.callgate.gateway.useragent.UserAgent;
import io.callgate.store.Store;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running gateway with two carriers, and the commands that meet it. */
class CarrierCommandTest {


    @TempDir
    private Path folder;
    private final int port = LoopbackPort.free();
    private final UserAgent pbx = UserAgent.start("pbx", LoopbackPort.free());
    private final UserAgent first = UserAgent.start("first", LoopbackPort.free());
    private final UserAgent second = UserAgent.start("second", LoopbackPort.free());
    private Path file;
    private Gateway gateway;
    private String url;

    @BeforeEach
    void start() throws IOException {
        first.answerBy(AnswerPlan.busy());
        second.answerBy(AnswerPlan.busy());
        file = Files.writeString(folder.resolve("callgate.yaml"), """
                store: {directory: store}
                listen: [{transport: udp, address: 127.0.0.1, port: %d}]
                admin: {address: 127.0.0.1, port: 0}
                carriers:
                  - {name: carrier-a, address: "127.0.0.1:%d", calls-max: 30}
                  - {name: carrier-b, address: "127.0.0.1:%d", priority: 2}
                sellers:
                  - name: choucroute
                    country: FR
                    callers: [{name: marketing, peers: [127.0.0.1/32]}]
                """.formatted(port, first.port(), second.port()));
        Loaded loaded = ConfigLoader.load(file, Map.of());
        Store.open(loaded.config().storeDirectory()).close();
        gateway = Gateway.start(loaded.config());
        url = "http://127.0.0.1:" + gateway.adminPort();
    }

    @AfterEach
    void stop() {
        gateway.close();
        pbx.close();
        first.close();
        second.close();
    }

    private void place() {
        PlacedCall call = pbx.place(CallPlan.to("sip:+33187654321@127.0.0.1")
                .through(new InetSocketAddress("127.0.0.1", port)));
        assertThat(call.await(Patience.MAX)).isTrue();
    }

    @Test
    void showsEachCarrier() {
        CommandLineRun run = CommandLineRun.of("carrier", "ls", "--url", url);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " "))).containsExactly(
                "CARRIER STATE CALLS CALLS/S PRIORITY WEIGHT TARGETS",
                "carrier-a up 0 of 30 0 1 1 udp 127.0.0.1:" + first.port(),
                "carrier-b up 0 0 2 1 udp 127.0.0.1:" + second.port());
    }

    @Test
    void sendsCallsElsewhereWhileACarrierIsDrained() {
        CommandLineRun drained = CommandLineRun.of("carrier", "drain", "carrier-a", "--url", url);
        place();

        assertThat(drained.exitCode()).isZero();
        assertThat(drained.out()).contains("drained, up");
        assertThat(first.invitesReceived()).isZero();
        assertThat(second.invitesReceived()).isOne();
        CommandLineRun.of("carrier", "resume", "carrier-a", "--url", url);
        place();
        assertThat(first.invitesReceived()).isOne();
    }

    @Test
    void answersInJson() {
        CommandLineRun run = CommandLineRun.of("carrier", "ls", "--url", url, "--json");

        assertThat(run.out()).startsWith("{\"carriers\":[{\"name\":\"carrier-a\",\"priority\":1,"
                + "\"weight\":1,\"up\":true,\"drained\":false,\"calls_up\":0,\"calls_max\":30,");
    }

    @Test
    void saysThatThereIsNoSuchCarrier() {
        CommandLineRun run = CommandLineRun.of("carrier", "drain", "carrier-z", "--url", url);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no carrier has this name");
    }
}
