package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Authority.Issued;
import java.io.IOException;
import java.net.InetAddress;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A call that the second of a carrier's servers took, whose Contact is a name: what the caller says
 * inside it goes to that server.
 */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class NamedCarrierDialogTest {

    private static final String NAME = "sip:callee@sbc.carrier.test";
    private static final String OK = "200 OK";

    private ZoneServer zone;
    private RawPeer first;
    private RawPeer second;

    @BeforeEach
    void twoServersOfOneCarrier(Stage stage) {
        zone = stage.keep(new ZoneServer());
        first = stage.rawPeer();
        second = stage.rawPeer();
    }

    /** The gateway and its callers are at one address, the carrier's servers at another name. */
    private GatewayUnderTest gateway(Stage stage, String service, int firstPort, int secondPort,
            String address) {
        zone.address("sbc.carrier.test", 60, address)
                .naptr("carrier.test", 60, "10 10 s " + service)
                .srv(service.substring(service.indexOf('_')), 60,
                        "10 1 " + firstPort + " sbc.carrier.test")
                .srv(service.substring(service.indexOf('_')), 60,
                        "20 1 " + secondPort + " sbc.carrier.test");
        return stage.gateway(settings -> settings.carrierAt("carrier.test").address(address)
                .carrierBy("attempt-timeout-ms: 300")
                .caller("{name: marketing, peers: [\"" + address + "\"]}")
                .further("dns: {servers: [\"" + zone.address() + "\"]}"));
    }

    private GatewayUnderTest byDatagram(Stage stage) {
        return gateway(stage, "SIP+D2U _sip._udp.carrier.test", first.port(), second.port(),
                "127.0.0.1");
    }

    private static RawPeer call(Stage stage, GatewayUnderTest gateway) {
        RawPeer pbx = stage.rawPeer();
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));
        return pbx;
    }

    private static String answerByName(String invite) {
        return SipAnswers.to(invite, OK, "b1").replace("sip:callee@127.0.0.1", NAME);
    }

    /** The next message that begins so, whatever is repeated before it. */
    private static String heard(RawPeer peer, String beginning) {
        String next = peer.receive(Patience.MAX).orElseThrow();
        while (!next.startsWith(beginning)) {
            next = peer.receive(Patience.MAX).orElseThrow();
        }
        return next;
    }

    /** The call, from the INVITE that the second server heard to the 200 that the caller hears. */
    private String answered(RawPeer pbx, GatewayUnderTest gateway) {
        second.send(gateway.port(), answerByName(heard(second, "INVITE ")));
        return heard(pbx, "SIP/2.0 200 ");
    }

    @Test
    void bringsAckAndByeToTheServerThatAnswered(Stage stage) {
        GatewayUnderTest gateway = byDatagram(stage);
        RawPeer pbx = call(stage, gateway);
        String ok = answered(pbx, gateway);

        pbx.send(gateway.port(), SipText.within(ok, "ACK", 1, pbx.port()));
        assertThat(heard(second, "ACK ")).startsWith("ACK " + NAME + " SIP/2.0");
        pbx.send(gateway.port(), SipText.within(ok, "BYE", 2, pbx.port()));
        assertThat(heard(second, "BYE ")).startsWith("BYE " + NAME + " SIP/2.0");
    }

    @Test
    void bringsItsByeThereAfterARestart(Stage stage) {
        GatewayUnderTest gateway = byDatagram(stage);
        RawPeer pbx = call(stage, gateway);
        String ok = answered(pbx, gateway);
        gateway.restart();

        pbx.send(gateway.port(), SipText.within(ok, "BYE", 2, pbx.port()));
        String bye = heard(second, "BYE ");
        second.send(gateway.port(), SipAnswers.to(bye, OK, "x").replace(";tag=x", ""));
        assertThat(heard(pbx, "SIP/2.0 200 ")).contains("CSeq: 2 BYE");
    }

    @Test
    void bringsItsByeToAServerInServiceWhenTheNameHasLeftTheOneThatAnswered(Stage stage) {
        GatewayUnderTest gateway = byDatagram(stage);
        RawPeer pbx = call(stage, gateway);
        String ok = answered(pbx, gateway);
        zone.forget("_sip._udp.carrier.test").srv("_sip._udp.carrier.test", 60,
                "10 1 " + first.port() + " sbc.carrier.test");
        gateway.restart();

        pbx.send(gateway.port(), SipText.within(ok, "BYE", 2, pbx.port()));
        assertThat(heard(first, "BYE ")).startsWith("BYE " + NAME);
    }

    /** Of the last digits of a token 32 are the address, then come the port and the transport. */
    @Test
    void carriesNothingByATokenWhoseAddressWasAltered(Stage stage) {
        GatewayUnderTest gateway = byDatagram(stage);
        RawPeer pbx = call(stage, gateway);
        String ok = answered(pbx, gateway);
        String token = ok.replaceAll("(?s).*;cg=([0-9a-f]+)>.*", "$1");
        assertThat(token).hasSize(93).endsWith(String.format("%04x8", second.port()));
        String[] altered = {
            token.replaceAll(".{5}$", String.format("%04x8", first.port())),
            token.replaceAll(".$", "9"), token.replaceAll(".$", "0"),
            token.replaceAll("7f000001(.{5})$", "7f000002$1"), token.replaceAll(".{37}$", ""),
            token + token.substring(56)};

        for (String each : altered) {
            pbx.send(gateway.port(), SipText.within(ok, "INFO", 2, pbx.port())
                    .replace(token, each));
            assertThat(heard(pbx, "SIP/2.0 ")).as(each).startsWith("SIP/2.0 481 ");
        }
    }

    @Test
    void bringsItsByeThereByIpv6(Stage stage) throws IOException {
        InetAddress loopback = InetAddress.getByName("::1");
        second = stage.keep(new RawPeer(loopback));
        RawPeer pbx = stage.keep(new RawPeer(loopback));
        GatewayUnderTest gateway = gateway(stage, "SIP+D2U _sip._udp.carrier.test",
                stage.keep(new RawPeer(loopback)).port(), second.port(), "::1");
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port())
                .replace("127.0.0.1", "[::1]"));
        String ok = answered(pbx, gateway);

        pbx.send(gateway.port(), SipText.within(ok, "BYE", 2, pbx.port())
                .replace("127.0.0.1", "[::1]"));
        assertThat(heard(second, "BYE ")).startsWith("BYE " + NAME);
    }

    @Test
    void bringsItsByeThereByTcpAlsoAfterARestart(Stage stage) {
        int port = Ports.free();
        RawStreams carrier = stage.rawStreams(port);
        GatewayUnderTest gateway = gateway(stage, "SIP+D2T _sip._tcp.carrier.test", Ports.free(),
                port, "127.0.0.1");
        RawPeer pbx = call(stage, gateway);
        carrier.accept(Patience.MAX);
        carrier.send(answerByName(carrier.receive()));
        String ok = heard(pbx, "SIP/2.0 200 ");

        pbx.send(gateway.port(), SipText.within(ok, "ACK", 1, pbx.port()));
        assertThat(carrier.receive()).startsWith("ACK " + NAME);
        gateway.restart();
        pbx.send(gateway.port(), SipText.within(ok, "BYE", 2, pbx.port()));
        carrier.accept(Patience.MAX);
        assertThat(carrier.receive()).startsWith("BYE " + NAME);
    }

    @Test
    void bringsItsByeThereByTls(Stage stage) throws IOException {
        Authority authority = new Authority(stage.newFolder("authority"));
        Issued server = authority.issue("carrier", "DNS:carrier.test");
        Issued own = authority.issue("callgate.example", "IP:127.0.0.1");
        String service = "_sips._tcp.carrier.test";
        int port = Ports.free();
        try (SSLServerSocket listening = TlsStream.listen(port, authority.certificate(),
                server)) {
            zone.address("sbc.carrier.test", 60, "127.0.0.1")
                    .srv(service, 60, "10 1 " + Ports.free() + " sbc.carrier.test")
                    .srv(service, 60, "20 1 " + port + " sbc.carrier.test");
            GatewayUnderTest gateway = stage.gateway(settings -> settings
                    .carrierAt("carrier.test")
                    .tls("certificate: " + own.certificate() + ", key: " + own.key())
                    .carrierBy("transport: tls, ca: " + authority.certificate())
                    .further("dns: {servers: [\"" + zone.address() + "\"]}"));
            RawPeer pbx = call(stage, gateway);
            try (TlsStream carrier = TlsStream.accept(listening)) {
                carrier.send(answerByName(carrier.receive()));
                String ok = heard(pbx, "SIP/2.0 200 ");
                pbx.send(gateway.port(), SipText.within(ok, "BYE", 2, pbx.port()));
                assertThat(carrier.receive()).startsWith("BYE " + NAME);
            }
        }
    }
}
