package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A call from end to end by IPv6. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class Ipv6CallTest {


    private static RawPeer peer(Stage stage) throws IOException {
        return stage.keep(new RawPeer(Ports.loopbackOfIpv6()));
    }

    private static GatewayUnderTest gateway(Stage stage, int carrierPort) {
        return stage.gateway(settings -> settings.carrier(carrierPort).address("::1")
                .caller("{name: marketing, peers: [\"::1/128\"]}"));
    }

    private static String invite(String number, int from, int to) {
        return SipText.invite(number, from, to).replace("127.0.0.1", "[::1]");
    }

    @Test
    void findsItsWayBothWaysWithAddressesInBrackets(Stage stage) throws IOException {
        RawPeer pbx = peer(stage);
        RawPeer carrier = peer(stage);
        GatewayUnderTest gateway = gateway(stage, carrier.port());
        pbx.send(gateway.port(), invite(Numbers.CLEAN, pbx.port(), gateway.port()));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 100 ")
                .contains(";rport=" + pbx.port() + ";received=0:0:0:0:0:0:0:1");
        String invite = carrier.receive(Patience.MAX).orElseThrow();
        assertThat(invite)
                .startsWith("INVITE sip:" + Numbers.CLEAN + "@[::1]:" + carrier.port() + " SIP")
                .contains("\r\nVia: SIP/2.0/UDP [::1]:" + gateway.port() + ";branch=")
                .contains("\r\nRecord-Route: <sip:[::1]:" + gateway.port() + ";lr;cg=");
        carrier.send(gateway.port(), SipAnswers.to(invite, "200 OK", "b1")
                .replace("<sip:callee@127.0.0.1>", "<sip:callee@[::1]:" + carrier.port() + ">"));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 200 OK\r\n");
        carrier.send(gateway.port(), SipAnswers.byeOf(invite, "b1")
                .replace("UDP 127.0.0.1;rport", "UDP [::1]:" + carrier.port() + ";rport"));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("BYE sip:pbx@[::1]:");
    }

    @Test
    void isRefusedByStreamAsByDatagram(Stage stage) throws IOException {
        InetAddress loopback = Ports.loopbackOfIpv6();
        GatewayUnderTest gateway = gateway(stage, Ports.free());
        try (Socket pbx = new Socket(loopback, gateway.port())) {
            pbx.setSoTimeout(Patience.MILLIS_MAX);
            pbx.getOutputStream().write(("\r\n\r\n"
                    + invite(Numbers.LISTED, pbx.getLocalPort(), gateway.port())
                            .replace("SIP/2.0/UDP", "SIP/2.0/TCP"))
                    .getBytes(StandardCharsets.ISO_8859_1));
            byte[] heard = pbx.getInputStream().readNBytes("\r\nSIP/2.0 603 ".length());
            assertThat(new String(heard, StandardCharsets.ISO_8859_1))
                    .as("the pong of RFC 5626 4.4.1, then the answer")
                    .isEqualTo("\r\nSIP/2.0 603 ");
        }
    }
}
