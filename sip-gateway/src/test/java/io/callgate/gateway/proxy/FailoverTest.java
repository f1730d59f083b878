package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that the first of two carriers does not take. */
class FailoverTest {

    private final ProxyBench bench = ProxyBench.withTwoCarriers(Transport.UDP);
    private FakeWire.Sent first;

    @BeforeEach
    void aCallAtTheFirstCarrier() {
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        first = bench.wire.take().get(1);
        assertThat(first.to()).isSameAs(bench.carrier);
    }

    private List<FakeWire.Sent> firstCarrierAnswers(String status) {
        bench.receive(bench.carrier, response(first, status, "b2"));
        return bench.wire.take();
    }

    private static String branchOf(FakeWire.Sent sent) {
        return sent.all("Via").get(0).replaceFirst(".*;branch=", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 Error", "503 Service Unavailable", "408 Request Timeout"})
    void goesToTheSecondWithABranchOfItsOwn(String status) {
        List<FakeWire.Sent> sent = firstCarrierAnswers(status);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).firstLine()).startsWith("ACK sip:+33187654321@127.0.0.3:5090");
        FakeWire.Sent second = sent.get(1);
        assertThat(second.to()).isSameAs(bench.secondCarrier);
        assertThat(second.firstLine())
                .isEqualTo("INVITE sip:+33187654321@127.0.0.4:5090 SIP/2.0");
        assertThat(branchOf(second)).isNotEqualTo(branchOf(first)).hasSize(26);
        assertThat(second.all("Record-Route")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"486 Busy Here", "404 Not Found", "603 Decline", "608 Rejected"})
    void staysRefusedWhenTheCalledPartySaysSo(String status) {
        assertThat(firstCarrierAnswers(status)).extracting(FakeWire.Sent::to)
                .containsExactly(bench.carrier, bench.pbx);
    }

    @Test
    void goesToTheSecondWhenTheFirstIsSilentForTheTimeOfAnAttempt() {
        assertThat(bench.after(4_980)).extracting(FakeWire.Sent::to)
                .containsOnly(bench.carrier);
        assertThat(bench.after(40)).singleElement().extracting(FakeWire.Sent::to)
                .isSameAs(bench.secondCarrier);
    }

    @Test
    void waitsForTheLastCarrierUntilTimerB() {
        bench.after(5_020);
        assertThat(bench.after(31_900)).extracting(FakeWire.Sent::to)
                .containsOnly(bench.secondCarrier);
        assertThat(bench.after(200)).singleElement().satisfies(sent -> {
            assertThat(sent.to()).isSameAs(bench.pbx);
            assertThat(sent.firstLine()).isEqualTo("SIP/2.0 408 Request Timeout");
        });
    }

    private FakeWire.Sent secondAfterSilence() {
        List<FakeWire.Sent> sent = bench.after(5_020);
        return sent.get(sent.size() - 1);
    }

    @Test
    void belongsToTheFirstThatAnswersAfterAllAndTheSecondIsCancelledAsSoonAsItRings() {
        FakeWire.Sent second = secondAfterSilence();
        assertThat(firstCarrierAnswers("200 OK")).extracting(FakeWire.Sent::to)
                .containsExactly(bench.pbx);

        bench.receive(bench.secondCarrier, response(second, "180 Ringing", "c3"));
        assertThat(bench.wire.take()).singleElement().satisfies(cancel -> {
            assertThat(cancel.to()).isSameAs(bench.secondCarrier);
            assertThat(cancel.firstLine())
                    .isEqualTo("CANCEL sip:+33187654321@127.0.0.4:5090 SIP/2.0");
            assertThat(branchOf(cancel)).isEqualTo(branchOf(second));
        });
        bench.receive(bench.secondCarrier, response(second, "487 Request Terminated", "c3"));
        assertThat(bench.wire.take()).singleElement().satisfies(ack -> {
            assertThat(ack.to()).isSameAs(bench.secondCarrier);
            assertThat(ack.firstLine()).startsWith("ACK ");
            assertThat(ack.one("To")).endsWith(";tag=c3");
        });
        assertThat(bench.takeReports()).last().satisfies(answered -> {
            assertThat(answered.event).isEqualTo(CallEvent.ANSWERED);
            assertThat(answered.carrier).isEqualTo("carrier-a");
        });
        bench.after(64_000);
        assertThat(bench.proxy().transactions()).isZero();
    }

    @Test
    void belongsToTheFirstThatAnswersAfterAllAndTheSecondThatRingsIsCancelledAtOnce() {
        FakeWire.Sent second = secondAfterSilence();
        bench.receive(bench.secondCarrier, response(second, "180 Ringing", "c3"));
        bench.wire.take();

        List<FakeWire.Sent> sent = firstCarrierAnswers("200 OK");
        assertThat(sent).extracting(FakeWire.Sent::to)
                .containsExactly(bench.pbx, bench.secondCarrier);
        assertThat(sent.get(1).firstLine()).startsWith("CANCEL sip:+33187654321@127.0.0.4");
    }

    /** RFC 3261 16.7 step 5: the caller is who ends what it does not want. */
    @Test
    void hearsASecondAnswerToo() {
        FakeWire.Sent second = secondAfterSilence();
        firstCarrierAnswers("200 OK");
        bench.receive(bench.secondCarrier, response(second, "200 OK", "c3"));

        assertThat(bench.wire.take()).singleElement().satisfies(sent -> {
            assertThat(sent.to()).isSameAs(bench.pbx);
            assertThat(sent.one("To")).endsWith(";tag=c3");
        });
    }

    @Test
    void endsWithTheSecondCarriersFailureWhenThereIsNoThird() {
        FakeWire.Sent second = firstCarrierAnswers("503 Service Unavailable").get(1);
        bench.receive(bench.secondCarrier, response(second, "503 Service Unavailable", "c3"));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine).containsExactly(
                "ACK sip:+33187654321@127.0.0.4:5090 SIP/2.0",
                "SIP/2.0 500 Service Unavailable");
        List<CallFacts> reports = bench.takeReports();
        assertThat(reports).last().satisfies(end -> {
            assertThat(end.end).isEqualTo(CallEnd.FAILED_AT_CARRIER);
            assertThat(end.carrier).isEqualTo("carrier-b");
        });
        assertThat(reports).hasSize(2);
    }

    @Test
    void acknowledgesTheFirstCarriersFailureAgainWhenItIsRepeated() {
        FakeWire.Sent ack = firstCarrierAnswers("503 Service Unavailable").get(0);
        List<FakeWire.Sent> again = firstCarrierAnswers("503 Service Unavailable");

        assertThat(again).singleElement().satisfies(sent -> {
            assertThat(sent.to()).isSameAs(bench.carrier);
            assertThat(sent.firstLine()).isEqualTo(ack.firstLine());
            assertThat(branchOf(sent)).isEqualTo(branchOf(first));
            assertThat(sent.one("To")).isEqualTo(ack.one("To"));
        });
    }

    @Test
    void cancelsTheFirstCarrierWhenItRingsAfterAll() {
        bench.after(5_020);
        List<FakeWire.Sent> sent = firstCarrierAnswers("180 Ringing");

        assertThat(sent).singleElement().satisfies(cancel -> {
            assertThat(cancel.to()).isSameAs(bench.carrier);
            assertThat(cancel.firstLine())
                    .isEqualTo("CANCEL sip:+33187654321@127.0.0.3:5090 SIP/2.0");
            assertThat(branchOf(cancel)).isEqualTo(branchOf(first));
            assertThat(cancel.one("To")).doesNotContain("tag");
        });
    }

    @Test
    void isTriedNowhereElseOnceTheCallerHasCancelled() {
        firstCarrierAnswers("180 Ringing");
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI).replace("INVITE", "CANCEL"));
        bench.wire.take();

        assertThat(firstCarrierAnswers("500 Error")).extracting(FakeWire.Sent::to)
                .containsExactly(bench.carrier, bench.pbx);
    }

    @Test
    void goesToTheSecondAtOnceWhenTheFirstCannotBeReached() {
        ProxyBench tcp = ProxyBench.withTwoCarriers(Transport.TCP);
        tcp.wire.refuse(tcp.carrier);
        tcp.receive(tcp.pbx, invite(ProxyBench.FREE_URI));

        assertThat(tcp.wire.take()).extracting(FakeWire.Sent::to)
                .containsExactly(tcp.pbx, tcp.secondCarrier);
    }

    @Test
    void isNotDisturbedByAnAttemptThatTheCarrierMadeUp() {
        String made = response(first, "486 Busy Here", "b2")
                .replace(branchOf(first), branchOf(first).replaceFirst("0$", "7"));
        bench.receive(bench.carrier, made);

        assertThat(bench.wire.take()).isEmpty();
        assertThat(bench.proxy().callsInSetup()).isOne();
    }

    @Test
    void leavesNothingBehind() {
        FakeWire.Sent second = firstCarrierAnswers("503 Service Unavailable").get(1);
        bench.receive(bench.secondCarrier, response(second, "200 OK", "c3"));
        bench.after(32_020);

        assertThat(bench.proxy().transactions()).isZero();
        assertThat(bench.proxy().callsInSetup()).isZero();
    }
}
