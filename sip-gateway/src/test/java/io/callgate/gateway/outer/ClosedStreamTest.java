package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callgate.gateway.outer.Authority.Issued;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** RFC 3261 18.2.2: a caller whose stream has closed is connected to where it says it listens. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class ClosedStreamTest {

    private static final Duration QUIET = Duration.ofMillis(300);
    private static final String PBX = "pbx.marketing.example";

    private final int listeningPort = Ports.free();

    /** It listens elsewhere than it sends from, and does not ask for rport. */
    private String invite(GatewayUnderTest gateway, String transport) {
        return SipText.invite(Numbers.CLEAN, listeningPort, gateway.port())
                .replace("SIP/2.0/UDP", "SIP/2.0/" + transport).replace(";rport", "")
                .replace(listeningPort + ">\r\nContent", listeningPort + ";transport="
                        + transport.toLowerCase(Locale.ROOT) + ">\r\nContent");
    }

    private static void write(Socket stream, String message) throws IOException {
        stream.getOutputStream().write(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String read(Socket stream) throws IOException {
        stream.setSoTimeout(Patience.MILLIS_MAX);
        byte[] room = new byte[4096];
        return new String(room, 0, stream.getInputStream().read(room),
                StandardCharsets.ISO_8859_1);
    }

    @Test
    void bringsTheAnswerAndTheCalleesByeByAnotherStream(Stage stage) throws IOException {
        RawPeer carrier = stage.rawPeer();
        RawStreams pbx = stage.rawStreams(listeningPort);
        GatewayUnderTest gateway = stage.gateway(one -> one.carrier(carrier.port()).unhurried());
        try (Socket stream = new Socket(Ports.loopback(), gateway.port())) {
            write(stream, invite(gateway, "TCP"));
            assertThat(read(stream)).startsWith("SIP/2.0 100 ");
        }
        String invite = carrier.receive(Patience.MAX).orElseThrow();
        gateway.metrics().await(0, "callgate_connections");
        carrier.send(gateway.port(), SipAnswers.to(invite, "200 OK", "b1"));
        pbx.accept(Patience.MAX);
        assertThat(pbx.receive()).startsWith("SIP/2.0 200 ");
        carrier.send(gateway.port(), SipAnswers.byeOf(invite, "b1"));
        assertThat(pbx.receive()).startsWith("BYE sip:pbx@127.0.0.1:" + listeningPort);
    }

    @Test
    void isNotOpenedAgainWhileItIsThereThoughItsViaDoesNotAskForRport(Stage stage)
            throws IOException {
        RawPeer carrier = stage.rawPeer();
        RawStreams pbx = stage.rawStreams(listeningPort);
        GatewayUnderTest gateway = stage.gateway(one -> one.carrier(carrier.port()).unhurried());
        try (Socket stream = new Socket(Ports.loopback(), gateway.port())) {
            String info = establishedInfo(stream, gateway, carrier);
            write(stream, info);
            String forwarded = carrier.receive(Patience.MAX).orElseThrow();
            carrier.send(gateway.port(), okTo(forwarded));
            assertThat(read(stream)).startsWith("SIP/2.0 200 ").contains("INFO");
            assertThat(pbx.isConnectedTo(QUIET)).isFalse();
        }
    }

    @Test
    void isNotOpenedToAnAddressThatTheCarrierMadeUp(Stage stage) throws IOException {
        RawPeer carrier = stage.rawPeer();
        RawStreams elsewhere = stage.keep(
                new RawStreams(InetAddress.getByName("127.0.0.9"), listeningPort));
        GatewayUnderTest gateway = stage.gateway(one -> one.carrier(carrier.port()).unhurried());
        try (Socket stream = new Socket(Ports.loopback(), gateway.port())) {
            write(stream, establishedInfo(stream, gateway, carrier));
            String forwarded = carrier.receive(Patience.MAX).orElseThrow();
            carrier.send(gateway.port(), okTo(forwarded)
                    .replaceFirst("TCP 127.0.0.1:" + listeningPort, "TCP 127.0.0.9:"
                            + listeningPort));
            assertThat(elsewhere.isConnectedTo(QUIET)).isFalse();
        }
    }

    /** The To of a request inside a call has its tag already. */
    private static String okTo(String forwarded) {
        return SipAnswers.to(forwarded, "200 OK", "x").replace(";tag=x", "");
    }

    /** What the caller says in a call that is up, by the stream that it came by. */
    private String establishedInfo(Socket stream, GatewayUnderTest gateway, RawPeer carrier)
            throws IOException {
        write(stream, invite(gateway, "TCP"));
        assertThat(read(stream)).startsWith("SIP/2.0 100 ");
        String invite = carrier.receive(Patience.MAX).orElseThrow();
        carrier.send(gateway.port(), SipAnswers.to(invite, "200 OK", "b1"));
        String answer = read(stream);
        assertThat(answer).startsWith("SIP/2.0 200 ");
        StringBuilder routes = new StringBuilder();
        answer.lines().filter(line -> line.startsWith("Record-Route: ")).forEach(line -> routes
                .insert(0, line.replace("Record-Route", "Route") + "\r\n"));
        return invite(gateway, "TCP").replaceFirst("INVITE \\S+", "INFO sip:callee@127.0.0.1:"
                        + carrier.port())
                .replace("1 INVITE", "2 INFO").replaceFirst("Call-ID: .*",
                        "Call-ID: " + SipAnswers.value(answer, "Call-ID"))
                .replaceFirst("From: .*", "From: " + SipAnswers.value(answer, "From"))
                .replaceFirst("To: .*", "To: " + SipAnswers.value(answer, "To"))
                .replaceFirst("Contact: .*\r\n", routes.toString());
    }

    @Test
    void ofTlsIsOpenedAgainToWhoShowsTheSameName(Stage stage) throws IOException {
        Authority authority = new Authority(stage.newFolder("authority"));
        Issued own = authority.issue(PBX, "DNS:" + PBX);
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = tlsGateway(stage, authority, carrier.port());
        try (SSLServerSocket listening = TlsStream.listen(listeningPort,
                authority.certificate(), own)) {
            listening.setNeedClientAuth(true);
            String invite = callAndClose(gateway, authority, own, carrier);
            carrier.send(gateway.port(), SipAnswers.to(invite, "200 OK", "b1"));
            try (TlsStream pbx = TlsStream.accept(listening)) {
                assertThat(pbx.nameOfPeer()).isEqualTo("CN=callgate.example");
                assertThat(pbx.receive()).startsWith("SIP/2.0 200 ");
                carrier.send(gateway.port(), SipAnswers.byeOf(invite, "b1"));
                assertThat(pbx.receive()).startsWith("BYE sip:pbx@127.0.0.1:" + listeningPort);
            }
        }
    }

    @Test
    void ofTlsTellsNothingToWhoShowsAnotherName(Stage stage) throws IOException {
        Authority authority = new Authority(stage.newFolder("authority"));
        Issued another = authority.issue("other.example", "DNS:other.example");
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = tlsGateway(stage, authority, carrier.port());
        try (SSLServerSocket listening = TlsStream.listen(listeningPort,
                authority.certificate(), another)) {
            String invite = callAndClose(gateway, authority,
                    authority.issue(PBX, "DNS:" + PBX), carrier);
            carrier.send(gateway.port(), SipAnswers.to(invite, "200 OK", "b1"));
            assertThatThrownBy(() -> {
                try (TlsStream pbx = TlsStream.accept(listening)) {
                    pbx.receive();
                }
            }).isInstanceOf(IOException.class);
        }
    }

    private static GatewayUnderTest tlsGateway(Stage stage, Authority authority, int carrierPort) {
        Issued own = authority.issue("callgate.example", "IP:127.0.0.1");
        return stage.gateway(settings -> settings.carrier(carrierPort).unhurried()
                .caller("{name: marketing, certificate: " + PBX + "}")
                .tls("certificate: " + own.certificate() + ", key: " + own.key()
                        + ", client-certificates: required, client-ca: "
                        + authority.certificate()));
    }

    /** What the carrier is asked; the caller's stream is gone then. */
    private String callAndClose(GatewayUnderTest gateway, Authority authority, Issued own,
            RawPeer carrier) throws IOException {
        try (TlsStream pbx = TlsStream.to(gateway.tlsPort(), authority.certificate(),
                Optional.of(own))) {
            pbx.send(invite(gateway, "TLS"));
            assertThat(pbx.receive()).startsWith("SIP/2.0 100 ");
        }
        String invite = carrier.receive(Patience.MAX).orElseThrow();
        gateway.metrics().await(0, "callgate_connections");
        return invite;
    }
}
