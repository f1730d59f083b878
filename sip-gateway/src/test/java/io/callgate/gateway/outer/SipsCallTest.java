package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Authority.Issued;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A call to a sips URI: TLS all the way, or no call. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class SipsCallTest {


    private final int carrierPort = Ports.free();
    private Authority authority;
    private Issued own;

    @BeforeEach
    void foundAuthority(Stage stage) {
        authority = new Authority(stage.newFolder("authority"));
        own = authority.issue("everybody.example", "IP:127.0.0.1");
    }

    /** A carrier by UDP stands before the one by TLS. */
    private GatewayUnderTest gateway(Stage stage, RawPeer plain) {
        String files = "certificate: " + own.certificate() + ", key: " + own.key();
        return stage.gateway(settings -> settings.carrier(plain.port()).tls(files)
                .carrierBy("transport: udp}\n  - {name: carrier-b, priority: 2, address:"
                        + " \"127.0.0.1:" + carrierPort + "\", transport: tls, ca: "
                        + authority.certificate()));
    }

    private static String sipsInvite(int port, GatewayUnderTest gateway, String transport) {
        return SipText.invite(Numbers.CLEAN, port, gateway.tlsPort())
                .replace("INVITE sip:", "INVITE sips:").replace("<sip:pbx@", "<sips:pbx@")
                .replace("SIP/2.0/UDP", "SIP/2.0/" + transport);
    }

    @Test
    void goesByTlsOnlyAndSoDoesWhatFollowsInIt(Stage stage) throws IOException {
        RawPeer plain = stage.rawPeer();
        GatewayUnderTest gateway = gateway(stage, plain);
        try (SSLServerSocket listening = TlsStream.listen(carrierPort, authority.certificate(),
                own); TlsStream pbx = TlsStream.to(gateway.tlsPort(), authority.certificate(),
                Optional.empty())) {
            pbx.send(sipsInvite(pbx.port(), gateway, "TLS"));
            assertThat(pbx.receive()).startsWith("SIP/2.0 100 ");
            try (TlsStream carrier = TlsStream.accept(listening)) {
                String invite = carrier.receive();
                assertThat(invite).startsWith("INVITE sips:" + Numbers.CLEAN + "@127.0.0.1:"
                        + carrierPort + " SIP/2.0\r\n").contains("\r\nRecord-Route: "
                        + "<sips:127.0.0.1:" + gateway.tlsPort() + ";lr;cg=");
                carrier.send(SipAnswers.to(invite, "200 OK", "b1"));
                assertThat(pbx.receive()).startsWith("SIP/2.0 200 OK\r\n");
                carrier.send(SipAnswers.byeOf(invite, "b1").replace("SIP/2.0/UDP", "SIP/2.0/TLS"));
                assertThat(pbx.receive()).startsWith("BYE sips:pbx@127.0.0.1:" + pbx.port());
            }
        }
        assertThat(plain.receiveAll(Duration.ofMillis(50))).isEmpty();
    }

    @Test
    void isRefusedWhenItDoesNotComeByTls(Stage stage) {
        RawPeer plain = stage.rawPeer();
        GatewayUnderTest gateway = gateway(stage, plain);
        RawPeer pbx = stage.rawPeer();
        pbx.send(gateway.port(), sipsInvite(pbx.port(), gateway, "UDP"));

        assertThat(pbx.receive(Patience.MAX).orElseThrow())
                .startsWith("SIP/2.0 480 SIPS Not Allowed\r\n").contains("\r\nWarning: 380 ");
        assertThat(plain.receiveAll(Duration.ofMillis(50))).isEmpty();
    }
}
