package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** RFC 3261 18.1.1: a request too large for a datagram of unknown fate goes by TCP. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class LargeRequestTest {

    private static final Duration QUIET = Duration.ofMillis(200);
    private static final int LARGE = 2_000;

    private final int carrierPort = Ports.free();

    private GatewayUnderTest gateway(Stage stage) {
        return stage.gateway(settings -> settings.carrier(carrierPort).unhurried());
    }

    private static String call(RawPeer pbx, GatewayUnderTest gateway, int bodyBytes) {
        String invite = SipText.withBody(
                SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()), bodyBytes);
        pbx.send(gateway.port(), invite);
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 100 ");
        return invite;
    }

    @Test
    void reachesACarrierSpokenToByUdpOverTcpAndIsAnsweredByIt(Stage stage) {
        RawPeer byDatagram = stage.rawPeer(carrierPort);
        RawStreams byStream = stage.rawStreams(carrierPort);
        GatewayUnderTest gateway = gateway(stage);
        RawPeer pbx = stage.rawPeer();

        call(pbx, gateway, LARGE);
        byStream.accept(Patience.MAX);
        String invite = byStream.receive();
        assertThat(invite).startsWith("INVITE sip:" + Numbers.CLEAN)
                .contains("\r\nVia: SIP/2.0/TCP 127.0.0.1:" + gateway.port() + ";branch=")
                .endsWith("b".repeat(LARGE));
        assertThat(SipAnswers.value(invite, "Record-Route"))
                .as("small requests come back by UDP").doesNotContain("transport=");
        byStream.send(SipAnswers.to(invite, "486 Busy Here", "b1"));
        assertThat(byStream.receive()).startsWith("ACK ").contains("Via: SIP/2.0/TCP ");
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 486 ");
        assertThat(byDatagram.receive(QUIET)).isEmpty();
    }

    @Test
    void goesByUdpToACarrierThatRefusesTcpAndTheNextOneAtOnce(Stage stage) {
        RawPeer byDatagram = stage.rawPeer(carrierPort);
        GatewayUnderTest gateway = gateway(stage);
        RawPeer pbx = stage.rawPeer();

        call(pbx, gateway, LARGE);
        String invite = byDatagram.receive(Patience.MAX).orElseThrow();
        assertThat(invite).startsWith("INVITE sip:" + Numbers.CLEAN)
                .contains("\r\nVia: SIP/2.0/UDP 127.0.0.1:" + gateway.port() + ";branch=")
                .endsWith("b".repeat(LARGE));
        byDatagram.send(gateway.port(), SipAnswers.to(invite, "486 Busy Here", "b1"));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 486 ");

        RawStreams late = stage.rawStreams(carrierPort);
        call(pbx, gateway, LARGE);
        assertThat(byDatagram.receive(Patience.MAX).orElseThrow()).startsWith("ACK ");
        assertThat(byDatagram.receive(Patience.MAX).orElseThrow()).startsWith("INVITE ");
        assertThat(late.isConnectedTo(QUIET)).as("asked again so soon").isFalse();
    }

    @Test
    void goesByUdpToACarrierThatTakesAStreamButHangsUpWithoutAWord(Stage stage) {
        RawPeer byDatagram = stage.rawPeer(carrierPort);
        RawStreams byStream = stage.rawStreams(carrierPort);
        GatewayUnderTest gateway = gateway(stage);
        RawPeer pbx = stage.rawPeer();

        call(pbx, gateway, LARGE);
        byStream.accept(Patience.MAX);
        assertThat(byStream.receive()).startsWith("INVITE ").contains("Via: SIP/2.0/TCP ");
        byStream.hangUp();
        String invite = byDatagram.receive(Patience.MAX).orElseThrow();
        assertThat(invite).startsWith("INVITE sip:" + Numbers.CLEAN)
                .contains("\r\nVia: SIP/2.0/UDP 127.0.0.1:" + gateway.port() + ";branch=")
                .endsWith("b".repeat(LARGE));
        byDatagram.send(gateway.port(), SipAnswers.to(invite, "486 Busy Here", "b1"));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 486 ");

        call(pbx, gateway, LARGE);
        assertThat(byDatagram.receiveAll(QUIET)).last().asString().startsWith("INVITE ");
        assertThat(byStream.isConnectedTo(QUIET)).as("asked again so soon").isFalse();
    }

    @Test
    void takesStreamsFromACarrierThatAnswersAndHangsUpInOrder(Stage stage) {
        RawPeer byDatagram = stage.rawPeer(carrierPort);
        RawStreams byStream = stage.rawStreams(carrierPort);
        GatewayUnderTest gateway = gateway(stage);
        RawPeer pbx = stage.rawPeer();

        call(pbx, gateway, LARGE);
        byStream.accept(Patience.MAX);
        byStream.send(SipAnswers.to(byStream.receive(), "486 Busy Here", "b1"));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 486 ");
        assertThat(byStream.receive()).startsWith("ACK ");
        byStream.hangUp();
        gateway.metrics().await(0, "callgate_connections");

        call(pbx, gateway, LARGE);
        byStream.accept(Patience.MAX);
        assertThat(byStream.receive()).startsWith("INVITE ");
        assertThat(byDatagram.receive(QUIET)).isEmpty();
    }

    @Test
    void goesByUdpWhileItIsSmall(Stage stage) {
        RawPeer byDatagram = stage.rawPeer(carrierPort);
        RawStreams byStream = stage.rawStreams(carrierPort);
        call(stage.rawPeer(), gateway(stage), 100);
        assertThat(byDatagram.receive(Patience.MAX).orElseThrow()).startsWith("INVITE ");
        assertThat(byStream.isConnectedTo(QUIET)).isFalse();
    }

    @Test
    void insideACallReachesAPbxOverTcpToo(Stage stage) {
        int pbxPort = Ports.free();
        RawPeer pbx = stage.rawPeer(pbxPort);
        RawStreams pbxStream = stage.rawStreams(pbxPort);
        RawPeer carrier = stage.rawPeer(carrierPort);
        GatewayUnderTest gateway = gateway(stage);
        String info = establishedInfo(pbx, carrier, gateway);

        carrier.send(gateway.port(), SipText.withBody(info, LARGE));
        pbxStream.accept(Patience.MAX);
        assertThat(pbxStream.receive()).startsWith("INFO sip:pbx@127.0.0.1:" + pbxPort)
                .contains("\r\nVia: SIP/2.0/TCP ").endsWith("b".repeat(LARGE));
    }

    @Test
    void insideACallGoesByUdpToAPbxThatRefusesTcp(Stage stage) {
        RawPeer pbx = stage.rawPeer();
        RawPeer carrier = stage.rawPeer(carrierPort);
        GatewayUnderTest gateway = gateway(stage);
        String info = establishedInfo(pbx, carrier, gateway);

        carrier.send(gateway.port(), SipText.withBody(info, LARGE));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("INFO ")
                .contains("\r\nVia: SIP/2.0/UDP 127.0.0.1:" + gateway.port())
                .endsWith("b".repeat(LARGE));
    }

    /** What the callee says in a call that is up. */
    private static String establishedInfo(RawPeer pbx, RawPeer carrier,
            GatewayUnderTest gateway) {
        call(pbx, gateway, 10);
        String invite = carrier.receive(Patience.MAX).orElseThrow();
        carrier.send(gateway.port(), SipAnswers.to(invite, "200 OK", "b1"));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 200 ");
        return SipAnswers.byeOf(invite, "b1").replace("BYE", "INFO");
    }
}
