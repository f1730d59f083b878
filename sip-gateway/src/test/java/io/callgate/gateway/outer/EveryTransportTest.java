package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The listed number in every disguise with every trick, by datagram, stream and TLS, through real
 * sockets: 3,240 INVITEs each way. Judged by what the carrier heard.
 */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class EveryTransportTest {

    /** Few enough to fit the gateway's socket buffer while it is busy with the last ones. */
    private static final int LOT = 60;
    private static final Duration QUIET = Duration.ofMillis(300);
    /** The end of {@link Numbers#DISGUISED}, and of its neighbour. */
    private static final String LISTED = "78";
    private static final String NEIGHBOUR = "79";

    private int calls;

    private List<String> invites(String digits, String via, int from) {
        List<String> invites = new ArrayList<>();
        Disguises.uris().map(uri -> uri.replace("#", digits)).forEach(uri ->
                Disguises.tricks().forEach(trick -> invites.add(
                        trick.applyTo(invite(uri, via, from)))));
        return invites;
    }

    private String invite(String uri, String via, int from) {
        int call = ++calls;
        return "INVITE " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/" + via + " 127.0.0.1:" + from + ";branch=z9hG4bKt" + call
                + ";rport\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:raw@127.0.0.1:" + from + ">;tag=t" + call + "\r\n"
                + "To: <" + uri + ">\r\n"
                + "Call-ID: every-" + call + "\r\n"
                + "CSeq: 1 INVITE\r\n"
                + "Contact: <sip:raw@127.0.0.1:" + from + ">\r\n"
                + "X-Campaign: spring\r\n"
                + "Content-Length: 0\r\n\r\n";
    }

    /** Sends in lots, and asks in between, so that nothing is lost for want of room. */
    private static void sendAll(List<String> invites, GatewayUnderTest gateway, RawPeer peer,
            Consumer<String> send) {
        for (int from = 0; from < invites.size(); from += LOT) {
            invites.subList(from, Math.min(from + LOT, invites.size())).forEach(send);
            peer.send(gateway.port(), SipText.options(peer.port(), gateway.port()));
            String answer = peer.receive(Patience.MAX).orElseThrow();
            while (!answer.contains("OPTIONS")) {
                answer = peer.receive(Patience.MAX).orElseThrow();
            }
        }
    }

    private static List<String> firstLines(RawPeer carrier) {
        return carrier.receiveAll(QUIET).stream()
                .filter(message -> message.startsWith("INVITE "))
                .map(message -> message.substring(0, message.indexOf("\r\n"))).distinct().toList();
    }

    private static GatewayUnderTest gateway(Stage stage, RawPeer carrier) {
        // A long T1: what is not answered is not repeated while the test counts.
        return stage.gateway(settings -> settings.carrier(carrier.port()).t1Millis(2_000));
    }

    @Test
    void byDatagramBringsNoListedNumberToTheCarrierAndEachNeighbour(Stage stage) {
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = gateway(stage, carrier);
        RawPeer caller = stage.rawPeer();
        sendAll(invites(LISTED, "UDP", caller.port()), gateway, caller,
                message -> caller.send(gateway.port(), message));
        assertThat(firstLines(carrier)).isEmpty();

        expectNeighbour(carrier, invites(NEIGHBOUR, "UDP", caller.port()).subList(0, LOT),
                gateway, caller, message -> caller.send(gateway.port(), message));
    }

    @Test
    void byStreamBringsNoListedNumberToTheCarrierAndEachNeighbour(Stage stage)
            throws IOException {
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = gateway(stage, carrier);
        RawPeer asking = stage.rawPeer();
        try (Socket stream = new Socket(Ports.loopback(), gateway.port())) {
            Consumer<String> send = message -> write(stream, message);
            List<String> listed = withoutHangingBodies(
                    invites(LISTED, "TCP", stream.getLocalPort()));
            sendAll(listed, gateway, asking, send);
            assertThat(firstLines(carrier)).isEmpty();

            expectNeighbour(carrier, withoutHangingBodies(
                    invites(NEIGHBOUR, "TCP", stream.getLocalPort())).subList(0, LOT),
                    gateway, asking, send);
        }
    }

    @Test
    void byTlsBringsNoListedNumberToTheCarrierAndEachNeighbour(Stage stage) throws IOException {
        Authority authority = new Authority(stage.newFolder("authority"));
        Authority.Issued own = authority.issue("callgate.example", "IP:127.0.0.1");
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port())
                .t1Millis(2_000)
                .tls("certificate: " + own.certificate() + ", key: " + own.key()));
        RawPeer asking = stage.rawPeer();
        try (TlsStream stream = TlsStream.to(gateway.tlsPort(), authority.certificate(),
                Optional.empty())) {
            Consumer<String> send = message -> write(stream, message);
            sendAll(withoutHangingBodies(invites(LISTED, "TLS", stream.port())), gateway,
                    asking, send);
            assertThat(firstLines(carrier)).isEmpty();

            expectNeighbour(carrier, withoutHangingBodies(
                    invites(NEIGHBOUR, "TLS", stream.port())).subList(0, LOT),
                    gateway, asking, send);
        }
    }

    /** The way is open: but for the number all is the same. */
    private static void expectNeighbour(RawPeer carrier, List<String> invites,
            GatewayUnderTest gateway, RawPeer peer, Consumer<String> send) {
        sendAll(invites, gateway, peer, send);
        String invite = "INVITE sip:+33612345679@127.0.0.1:" + carrier.port() + " SIP/2.0";
        assertThat(carrier.receive(Patience.MAX).orElseThrow()).startsWith(invite + "\r\n");
        assertThat(firstLines(carrier)).isSubsetOf(invite);
    }

    /** On a stream what hangs behind a body is the next message, and closes it if it is none. */
    private static List<String> withoutHangingBodies(List<String> invites) {
        return invites.stream().filter(invite -> invite.endsWith("Content-Length: 0\r\n\r\n"))
                .toList();
    }

    private static void write(TlsStream stream, String message) {
        try {
            stream.send(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Socket stream, String message) {
        try {
            stream.getOutputStream().write(message.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
