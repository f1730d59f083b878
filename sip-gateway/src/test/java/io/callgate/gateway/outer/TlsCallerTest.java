package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callgate.gateway.outer.Authority.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A PBX that speaks TLS. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class TlsCallerTest {

    private static final String PBX = "pbx.marketing.example";

    private Authority authority;
    private Issued gatewaysOwn;

    @BeforeEach
    void foundAuthority(Stage stage) {
        authority = new Authority(stage.newFolder("authority"));
        gatewaysOwn = authority.issue("callgate.example", "IP:127.0.0.1");
    }

    private GatewayUnderTest gateway(Stage stage, String clientCertificates, int carrierPort) {
        return stage.gateway(settings -> settings.carrier(carrierPort)
                .caller("{name: marketing, certificate: " + PBX + "}")
                .tls("certificate: " + gatewaysOwn.certificate() + ", key: " + gatewaysOwn.key()
                        + ", client-certificates: " + clientCertificates + ", client-ca: "
                        + authority.certificate()));
    }

    private TlsStream pbx(GatewayUnderTest gateway, Issued own) throws IOException {
        return TlsStream.to(gateway.tlsPort(), authority.certificate(), Optional.of(own));
    }

    private static String invite(TlsStream pbx, GatewayUnderTest gateway, String number) {
        return SipText.invite(number, pbx.port(), gateway.tlsPort())
                .replace("SIP/2.0/UDP", "SIP/2.0/TLS");
    }

    @Test
    void isKnownByItsCertificateAndHasItsCallsJudged(Stage stage) throws IOException {
        GatewayUnderTest gateway = gateway(stage, "optional", Ports.free());
        for (String alternatives : new String[] {"", "DNS:" + PBX, "URI:sip:" + PBX}) {
            Issued own = authority.issue(alternatives.isEmpty() ? PBX : "x", alternatives);
            try (TlsStream pbx = pbx(gateway, own)) {
                pbx.send(invite(pbx, gateway, Numbers.LISTED));
                assertThat(pbx.receive()).as(alternatives)
                        .startsWith("SIP/2.0 603 Suppressed\r\n").contains("SIP/2.0/TLS");
            }
        }
        gateway.metrics().await(3, "callgate_tls_handshakes_total");
    }

    @Test
    void isCalledBackInsideItsCallByTheStreamThatItCameBy(Stage stage) throws IOException {
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = gateway(stage, "required", carrier.port());
        try (TlsStream pbx = pbx(gateway, authority.issue(PBX, ""))) {
            pbx.send(invite(pbx, gateway, Numbers.CLEAN)
                    .replace("<sip:pbx@127.0.0.1:" + pbx.port(), "<sip:pbx@192.168.1.9:5061"));
            assertThat(pbx.receive()).startsWith("SIP/2.0 100 ");
            String invite = carrier.receive(Patience.MAX).orElseThrow();
            assertThat(invite).contains("\r\nRecord-Route: <sip:127.0.0.1:" + gateway.tlsPort()
                    + ";transport=tls;lr;cg=");
            carrier.send(gateway.port(), SipAnswers.to(invite, "200 OK", "b1"));
            assertThat(pbx.receive()).startsWith("SIP/2.0 200 OK\r\n");
            carrier.send(gateway.port(), SipAnswers.byeOf(invite, "b1"));
            assertThat(pbx.receive()).startsWith("BYE sip:pbx@192.168.1.9:5061 SIP/2.0\r\n");
        }
    }

    @Test
    void isNobodyWithoutACertificateOrWithAnother(Stage stage) throws IOException {
        GatewayUnderTest gateway = gateway(stage, "optional", Ports.free());
        try (TlsStream pbx = pbx(gateway, authority.issue("pbx.other.example", ""))) {
            pbx.send(invite(pbx, gateway, Numbers.CLEAN));
            assertThat(pbx.receive()).startsWith("SIP/2.0 403 ");
        }
        try (TlsStream bare = TlsStream.to(gateway.tlsPort(), authority.certificate(),
                Optional.empty())) {
            bare.send(invite(bare, gateway, Numbers.CLEAN));
            assertThat(bare.receive()).startsWith("SIP/2.0 403 ");
        }
    }

    @Test
    void isNotHeardWithACertificateOfItsOwnMaking(Stage stage) {
        GatewayUnderTest gateway = gateway(stage, "optional", Ports.free());
        Issued selfMade = new Authority(stage.newFolder("elsewhere")).issue(PBX, "");
        assertNotHeard(gateway, Optional.of(selfMade));
    }

    @Test
    void isNotHeardWithoutACertificateWhereOneIsRequired(Stage stage) {
        assertNotHeard(gateway(stage, "required", Ports.free()), Optional.empty());
    }

    /** Under TLS 1.3 the client's handshake is over before the server has looked at it. */
    private void assertNotHeard(GatewayUnderTest gateway, Optional<Issued> own) {
        assertThatThrownBy(() -> {
            try (TlsStream pbx = TlsStream.to(gateway.tlsPort(), authority.certificate(), own)) {
                pbx.send(invite(pbx, gateway, Numbers.CLEAN));
                pbx.receive();
            }
        }).isInstanceOf(IOException.class);
        gateway.metrics().await(1, "callgate_tls_handshakes_failed_total");
    }

    @Test
    void seesARenewedCertificateWithoutARestartAndTheOldOneWhileTheFilesAreBroken(Stage stage)
            throws IOException {
        GatewayUnderTest gateway = gateway(stage, "optional", Ports.free());
        Issued own = authority.issue(PBX, "");
        TlsStream before = pbx(gateway, own);
        authority.issue("renewed.example", "IP:127.0.0.1").replace(gatewaysOwn);
        Awaitility.await().atMost(Patience.MAX).until(() -> shown(gateway, own),
                "CN=renewed.example"::equals);
        Files.writeString(gatewaysOwn.certificate(), "no certificate");
        gateway.metrics().await(1, "callgate_notices_total", "certificate-unusable");
        assertThat(shown(gateway, own)).isEqualTo("CN=renewed.example");
        before.send(invite(before, gateway, Numbers.LISTED));
        assertThat(before.receive()).as("on a stream that was open").startsWith("SIP/2.0 603 ");
        before.close();
    }

    private String shown(GatewayUnderTest gateway, Issued own) throws IOException {
        try (TlsStream pbx = pbx(gateway, own)) {
            return pbx.nameOfPeer();
        }
    }
}
