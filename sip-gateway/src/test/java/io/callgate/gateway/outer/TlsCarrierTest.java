package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callgate.gateway.outer.Authority.Issued;
import java.io.IOException;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A carrier that is spoken to by TLS. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class TlsCarrierTest {


    private final int carrierPort = Ports.free();
    private Authority authority;

    @BeforeEach
    void foundAuthority(Stage stage) {
        authority = new Authority(stage.newFolder("authority"));
    }

    /** The gateway shows a certificate of its own, too. */
    private GatewayUnderTest gateway(Stage stage, String further) {
        Issued own = authority.issue("callgate.example", "IP:127.0.0.1");
        String files = "certificate: " + own.certificate() + ", key: " + own.key();
        return stage.gateway(settings -> settings.carrier(carrierPort).tls(files)
                .carrierBy("transport: tls, ca: " + authority.certificate() + ", " + files
                        + further));
    }

    private static RawPeer call(Stage stage, GatewayUnderTest gateway) {
        RawPeer pbx = stage.rawPeer();
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 100 ");
        return pbx;
    }

    @Test
    void getsCallsByOneStreamWhenItsCertificateNamesIt(Stage stage) throws IOException {
        Issued own = authority.issue("x", "URI:sip:sip.carrier.example,DNS:other.example");
        try (SSLServerSocket listening = TlsStream.listen(carrierPort, authority.certificate(),
                own)) {
            listening.setNeedClientAuth(true);
            GatewayUnderTest gateway = gateway(stage, ", certificate-name: SIP.carrier.example");
            RawPeer pbx = call(stage, gateway);
            try (TlsStream carrier = TlsStream.accept(listening)) {
                assertThat(carrier.nameOfPeer()).isEqualTo("CN=callgate.example");
                String invite = carrier.receive();
                assertThat(invite).contains("\r\nVia: SIP/2.0/TLS 127.0.0.1:" + gateway.tlsPort())
                        .startsWith("INVITE sip:" + Numbers.CLEAN + "@127.0.0.1:" + carrierPort
                                + ";transport=tls SIP/2.0");
                carrier.send(SipAnswers.to(invite, "486 Busy Here", "b1"));
                assertThat(carrier.receive()).startsWith("ACK ");
                assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 486 ");
                call(stage, gateway);
                assertThat(carrier.receive()).as("the next call").startsWith("INVITE ");
            }
        }
    }

    @Test
    void getsNoCallWhenItsCertificateNamesAnother(Stage stage) throws IOException {
        assertNoCall(stage, authority, "DNS:sip.carrier.example");
    }

    @Test
    void getsNoCallWhenItsCertificateIsOfItsOwnMaking(Stage stage) throws IOException {
        assertNoCall(stage, new Authority(stage.newFolder("elsewhere")), "IP:127.0.0.1");
    }

    @Test
    void isNotWhoeverConnectsFromItsAddress(Stage stage) throws IOException {
        GatewayUnderTest gateway = gateway(stage, "");
        try (TlsStream impostor = TlsStream.from(carrierPort, gateway.tlsPort(),
                authority.certificate())) {
            assertThat(impostor.port()).isEqualTo(carrierPort);
            gateway.metrics().await(1, "callgate_connections");
            RawPeer pbx = call(stage, gateway);
            assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 500 ");
        }
    }

    /** Without certificate-name it must name the address. */
    private void assertNoCall(Stage stage, Authority issuer, String alternatives)
            throws IOException {
        Issued own = issuer.issue("carrier", alternatives);
        try (SSLServerSocket listening = TlsStream.listen(carrierPort, authority.certificate(),
                own)) {
            GatewayUnderTest gateway = gateway(stage, "");
            RawPeer pbx = call(stage, gateway);
            assertThatThrownBy(() -> {
                try (TlsStream carrier = TlsStream.accept(listening)) {
                    carrier.receive();
                }
            }).isInstanceOf(IOException.class);
            assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 500 ");
            gateway.metrics().await(1, "callgate_tls_handshakes_failed_total");
        }
    }
}
