package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Authority.Issued;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLServerSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A carrier that is asked by OPTIONS whether it is there. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class CarrierProbeTest {

    private static final String EACH_SECOND =
            "transport: udp, attempt-timeout-ms: 400, probe: {interval-s: 1, failures: 2,"
                    + " successes: 2}";

    /** Of one answer only, which a busy machine may delay. */
    private static final String WITH_PATIENCE = EACH_SECOND.replace("400", "20000");

    static void await(GatewayUnderTest gateway, String words) {
        Awaitility.await(words).atMost(Patience.MAX).until(gateway::carriers,
                said -> said.contains(words));
    }

    /** The next probe that is not a repetition of one before. */
    private static String nextProbe(RawPeer carrier, List<String> before) {
        Optional<String> heard = carrier.receive(Patience.MAX);
        while (heard.isPresent() && before.contains(heard.get())) {
            heard = carrier.receive(Patience.MAX);
        }
        return heard.orElseThrow();
    }

    private static String answerTo(String probe, String status) {
        return "SIP/2.0 " + status + "\r\n" + probe.lines()
                .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq): .*"))
                .collect(Collectors.joining("\r\n"))
                + "\r\nX-Never-Heard-Of: before\r\nContent-Length: 0\r\n\r\n";
    }

    @Test
    void isUpWhileARealKamailioAnswersTheProbes(Stage stage) {
        KamailioCarrier carrier = stage.kamailioCarrier();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port())
                .carrierBy(WITH_PATIENCE));

        await(gateway, "\"status\":200");
        await(gateway, "\"up\":true");
        assertThat(gateway.metrics().sum("callgate_carrier_probe_seconds"))
                .isBetween(0.0, 20.0);
    }

    @Test
    void isAskedByTcp(Stage stage) throws IOException {
        try (ServerSocket carrier = new ServerSocket(0, 1, Ports.loopback())) {
            GatewayUnderTest gateway = stage.gateway(settings -> settings
                    .carrier(carrier.getLocalPort())
                    .carrierBy(WITH_PATIENCE.replace("udp", "tcp")));
            carrier.setSoTimeout(Patience.MILLIS_MAX);
            try (Socket stream = carrier.accept()) {
                answerFirst(stream, "OPTIONS sip:127.0.0.1:" + carrier.getLocalPort()
                        + ";transport=tcp SIP/2.0");
                await(gateway, "\"status\":200");
            }
        }
    }

    @Test
    void isAskedByTls(Stage stage) throws IOException {
        Authority authority = new Authority(stage.newFolder("authority"));
        Issued own = authority.issue("callgate.example", "IP:127.0.0.1");
        String files = "certificate: " + own.certificate() + ", key: " + own.key();
        int port = Ports.free();
        try (SSLServerSocket carrier = TlsStream.listen(port, authority.certificate(),
                authority.issue("carrier", "IP:127.0.0.1"))) {
            GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(port).tls(files)
                    .carrierBy(WITH_PATIENCE.replace("udp", "tls, ca: "
                            + authority.certificate())));
            carrier.setSoTimeout(Patience.MILLIS_MAX);
            try (Socket stream = carrier.accept()) {
                answerFirst(stream, "OPTIONS sip:127.0.0.1:" + port + ";transport=tls SIP/2.0");
                await(gateway, "\"status\":200");
            }
        }
    }

    @Test
    void isAskedByIpv6(Stage stage) throws IOException {
        RawPeer carrier = stage.keep(new RawPeer(Ports.loopbackOfIpv6()));
        GatewayUnderTest gateway = stage.gateway(settings -> settings.address("::1")
                .carrier(carrier.port()).carrierBy(EACH_SECOND));
        String probe = nextProbe(carrier, List.of());
        assertThat(probe).startsWith("OPTIONS sip:[0:0:0:0:0:0:0:1]:" + carrier.port())
                .contains("Via: SIP/2.0/UDP [::1]:" + gateway.port() + ";");
        Awaitility.await("answered").atMost(Patience.MAX).until(() -> {
            carrier.receive(Duration.ofMillis(200)).ifPresent(again ->
                    carrier.send(gateway.port(), answerTo(again, "200 OK")));
            return gateway.carriers().contains("\"status\":200");
        });
    }

    /** The first message that comes by the stream gets 200. */
    private static void answerFirst(Socket stream, String firstLine) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(stream.getInputStream(),
                StandardCharsets.ISO_8859_1));
        StringBuilder probe = new StringBuilder();
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            probe.append(line).append("\r\n");
        }
        assertThat(probe.toString()).startsWith(firstLine);
        stream.getOutputStream().write(answerTo(probe.toString(), "200 OK")
                .getBytes(StandardCharsets.ISO_8859_1));
        stream.getOutputStream().flush();
    }

    @Test
    void isAskedFromTheAddressAndPortThatItsCallsComeFrom(Stage stage) {
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port())
                .carrierBy(EACH_SECOND));

        String probe = nextProbe(carrier, List.of());
        assertThat(probe).startsWith("OPTIONS sip:127.0.0.1:" + carrier.port())
                .contains("Via: SIP/2.0/UDP 127.0.0.1:" + gateway.port() + ";branch=z9hG4bKcgp");
    }

    @Test
    void isDownBeforeAnyCallFindsOutAndUpWhenItAnswersAgain(Stage stage) {
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port())
                .carrierBy(EACH_SECOND));
        await(gateway, "\"up\":false");

        RawPeer caller = stage.rawPeer();
        caller.send(gateway.port(), SipText.invite(Numbers.CLEAN, caller.port(), gateway.port()));
        assertThat(caller.receive(Patience.MAX).orElseThrow())
                .startsWith("SIP/2.0 500 No Carrier In Service");
        List<String> unanswered = carrier.receiveAll(Duration.ofMillis(50));
        assertThat(unanswered).allMatch(message -> message.startsWith("OPTIONS "));
        // On a busy machine an answer may come too late: two in a row are wanted.
        Awaitility.await("up again").atMost(Patience.MAX).until(() -> {
            carrier.receive(Duration.ofMillis(200)).ifPresent(probe ->
                    carrier.send(gateway.port(), answerTo(probe, "404 Not Found")));
            return gateway.carriers().contains("\"up\":true");
        });
    }

    @Test
    void isNotUpByAnAnswerThatSomebodyElseMadeUp(Stage stage) {
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port())
                .carrierBy(EACH_SECOND));
        await(gateway, "\"up\":false");
        String probe = nextProbe(carrier, List.of());
        String forged = answerTo(probe.replaceAll("z9hG4bKcgp[0-9a-f]{8}", "z9hG4bKcgp01234567"),
                "200 OK");
        for (int forgeries = 0; forgeries < 5; forgeries++) {
            carrier.send(gateway.port(), forged);
        }

        gateway.metrics().await(5, "callgate_messages_discarded_total", "stray-response");
        assertThat(gateway.carriers()).contains("\"up\":false");
    }
}
