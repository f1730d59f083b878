package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DeliveryConfig;
import io.callgate.gateway.config.GatewayConfig.FailoverConfig;
import io.callgate.gateway.config.GatewayConfig.LimitsConfig;
import io.callgate.gateway.config.GatewayConfig.ProbeConfig;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an attempt to reach a number, and what is none. */
class CountedAttemptTest {

    private static final long FREE = 33_187_654_321L;
    private static final String CALL = invite(ProxyBench.FREE_URI);

    private final ProxyBench bench = ProxyBench.withTwoCarriers(Transport.UDP);

    @Test
    void isACallThatGoesToACarrier() {
        bench.receive(bench.pbx, CALL);
        assertThat(bench.attempts).containsExactly(FREE);
    }

    @Test
    void isStillOneWhenItIsRetransmitted() {
        bench.receive(bench.pbx, CALL);
        bench.receive(bench.pbx, CALL);
        assertThat(bench.attempts).containsExactly(FREE);
    }

    @Test
    void isStillOneWhenTheSecondCarrierTakesIt() {
        bench.receive(bench.pbx, CALL);
        FakeWire.Sent first = bench.wire.take().get(1);
        bench.receive(bench.carrier, response(first, "503 Service Unavailable", "b2"));
        assertThat(bench.wire.take()).anyMatch(sent -> sent.to() == bench.secondCarrier);
        assertThat(bench.attempts).containsExactly(FREE);
    }

    @Test
    void isOneEvenIfTheCallerGivesUp() {
        bench.receive(bench.pbx, CALL);
        bench.receive(bench.pbx, CALL.replace("INVITE", "CANCEL"));
        assertThat(bench.attempts).containsExactly(FREE);
    }

    private void askedAgain(String status, int cseq) {
        bench.receive(bench.pbx, call(cseq));
        bench.receive(bench.carrier, response(bench.wire.take().get(1), status, "b2"));
        bench.wire.take();
    }

    private static String call(int cseq) {
        return CALL.replace("CSeq: 1", "CSeq: " + cseq).replace("pbx1", "pbx" + cseq);
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 Unauthorized", "407 Proxy Authentication Required",
        "422 Session Interval Too Small", "494 Security Agreement Required"})
    void isStillOneWhenTheCarrierAsksForItOnceMore(String status) {
        askedAgain(status, 1);
        askedAgain(status, 2);
        bench.receive(bench.pbx, call(3));
        assertThat(bench.attempts).containsExactly(FREE);
        assertThat(bench.judgedAsCounted).containsExactly(false, true, true);
    }

    @Test
    void isAnotherWhenTheCallThatWasAskedForFailsAndIsPlacedAgain() {
        askedAgain("407 Proxy Authentication Required", 1);
        askedAgain("486 Busy Here", 2);
        bench.receive(bench.pbx, call(3));
        assertThat(bench.attempts).containsExactly(FREE, FREE);
    }

    @Test
    void isAnotherToAnotherNumberOrOfAnotherCallOrLater() {
        askedAgain("407 Proxy Authentication Required", 1);
        bench.receive(bench.pbx, call(2).replace("+33187654321", "+33187654322"));
        bench.receive(bench.pbx, call(3).replace("call-1", "call-2"));
        bench.after(32_000);
        bench.receive(bench.pbx, call(4));
        assertThat(bench.attempts).containsExactly(FREE, FREE + 1, FREE, FREE);
    }

    @Test
    void isNoRefusedCall() {
        bench.receive(bench.pbx, invite(ProxyBench.LISTED_URI));
        assertThat(bench.attempts).isEmpty();
    }

    @Test
    void isNoCallThatWeTurnAwayForOurOwnReasons() {
        ProxyBench full = new ProxyBench(Transport.UDP, Transport.UDP, 0);
        full.receive(full.pbx, CALL);
        assertThat(full.wire.take()).singleElement().satisfies(sent ->
                assertThat(sent.firstLine()).startsWith("SIP/2.0 503"));
        assertThat(full.attempts).isEmpty();
    }

    @Test
    void isNoCallForWhichThereIsNoRoomAtAnyCarrier() {
        ProxyBench full = new ProxyBench(List.of(new CarrierConfig("carrier-a", "127.0.0.3", 5090,
                "udp", 1, 1, FailoverConfig.DEFAULT, ProbeConfig.OFF,
                new LimitsConfig(0, 1, 3_600), DeliveryConfig.PLAIN, Optional.empty())));
        full.receive(full.pbx, CALL);
        full.receive(full.pbx, CALL.replace("call-1", "call-2"));
        assertThat(full.wire.take()).last().satisfies(sent ->
                assertThat(sent.firstLine()).isEqualTo("SIP/2.0 503 Carriers At Their Limit"));
        assertThat(full.attempts).containsExactly(FREE);
    }

    @Test
    void isNoCallThatHasBecomeTooLargeToLeave() {
        bench.receive(bench.pbx, Messages.request("INVITE", ProxyBench.FREE_URI, "z9hG4bKlarge",
                "Subject: " + "a".repeat(15_930) + "\r\n"));
        assertThat(bench.wire.take()).singleElement().satisfies(sent ->
                assertThat(sent.firstLine()).startsWith("SIP/2.0 513"));
        assertThat(bench.attempts).isEmpty();
    }

    @Test
    void isNoCallForWhichNoCarrierCanBeReached() {
        bench.wire.refuse(bench.carrier);
        bench.wire.refuse(bench.secondCarrier);
        bench.receive(bench.pbx, CALL);
        assertThat(bench.wire.take()).last().satisfies(sent ->
                assertThat(sent.firstLine()).startsWith("SIP/2.0 500"));
        assertThat(bench.attempts).isEmpty();
    }

    @Test
    void isNoEmergencyCall() {
        bench.receive(bench.pbx, invite("sip:112@127.0.0.1:5060"));
        assertThat(bench.wire.take()).anyMatch(sent -> sent.to() == bench.carrier);
        assertThat(bench.attempts).isEmpty();
    }

    @Test
    void isNoCallOfAStranger() {
        Hop stranger = bench.wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.9", 5070));
        bench.receive(stranger, CALL);
        assertThat(bench.attempts).isEmpty();
    }
}
