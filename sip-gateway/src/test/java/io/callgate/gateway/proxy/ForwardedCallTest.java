package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.request;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.transport.Transport;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForwardedCallTest {

    private final ProxyBench bench = new ProxyBench();
    private FakeWire.Sent forwarded;

    private void place() {
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        forwarded = bench.wire.take().get(1);
    }

    private List<FakeWire.Sent> carrierAnswers(String status) {
        bench.receive(bench.carrier, response(forwarded, status, "b2"));
        return bench.wire.take();
    }

    private void assertEnd(CallEnd end) {
        List<CallFacts> reports = bench.takeReports();
        assertThat(reports.get(reports.size() - 1).event).isEqualTo(CallEvent.ENDED);
        assertThat(reports.get(reports.size() - 1).end).isEqualTo(end);
    }

    @Test
    void isRetransmittedByTimerAUntilAProvisionalResponse() {
        place();
        assertThat(bench.after(490)).isEmpty();
        assertThat(bench.after(30)).singleElement()
                .satisfies(again -> assertThat(again.text()).isEqualTo(forwarded.text()));
        assertThat(bench.after(980)).isEmpty();
        assertThat(bench.after(30)).hasSize(1);
        carrierAnswers("100 Trying");

        assertThat(bench.after(60_000)).isEmpty();
    }

    /** RFC 3261 17.1.1.2: at 1, 3, 7, 15, 31 and 63 T1, however late each one is served. */
    @Test
    void isRetransmittedSixTimesBeforeTimerBEvenIfTimersAreServedLate() {
        place();
        List<FakeWire.Sent> sent = bench.afterInStepsOf(190, 32_190);
        assertThat(sent.stream().filter(one -> one.to() == bench.carrier)).hasSize(6);
    }

    @Test
    void isAnswered408ByTimerBWhenTheCarrierIsSilent() {
        place();
        List<FakeWire.Sent> sent = bench.after(32_020);

        assertThat(sent.stream().filter(one -> one.to() == bench.carrier)).hasSize(6);
        FakeWire.Sent answer = sent.get(sent.size() - 1);
        assertThat(answer.to()).isSameAs(bench.pbx);
        assertThat(answer.firstLine()).isEqualTo("SIP/2.0 408 Request Timeout");
        assertThat(answer.all("Via")).singleElement().asString()
                .startsWith("SIP/2.0/UDP 127.0.0.2");
        assertEnd(CallEnd.TIMED_OUT);
    }

    @Test
    void isCancelledByTimerCWhenTheCarrierRingsTooLongAndTheCallerGets408() {
        place();
        carrierAnswers("180 Ringing");
        List<FakeWire.Sent> sent = bench.after(181_020);
        assertThat(sent).singleElement().satisfies(cancel -> {
            assertThat(cancel.firstLine())
                    .isEqualTo("CANCEL sip:+33187654321@127.0.0.3:5090 SIP/2.0");
            assertThat(cancel.one("Via")).isEqualTo(forwarded.all("Via").get(0));
            assertThat(cancel.one("CSeq")).isEqualTo("1 CANCEL");
        });

        List<FakeWire.Sent> after487 = carrierAnswers("487 Request Terminated");
        assertThat(after487).extracting(FakeWire.Sent::firstLine).containsExactly(
                "ACK sip:+33187654321@127.0.0.3:5090 SIP/2.0", "SIP/2.0 408 Request Timeout");
        assertEnd(CallEnd.TIMED_OUT);
    }

    @Test
    void passesTheCarriersResponsesWithoutOurVia() {
        place();
        assertThat(carrierAnswers("100 Trying")).isEmpty();
        FakeWire.Sent ringing = carrierAnswers("180 Ringing").get(0);

        assertThat(ringing.to()).isSameAs(bench.pbx);
        assertThat(ringing.firstLine()).isEqualTo("SIP/2.0 180 Ringing");
        assertThat(ringing.all("Via")).hasSize(1);
        assertThat(ringing.one("Record-Route")).contains(";cg=");
    }

    @Test
    void answersARetransmittedInviteWithTheLastResponse() {
        place();
        FakeWire.Sent ringing = carrierAnswers("180 Ringing").get(0);
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));

        assertThat(bench.wire.take()).containsExactly(ringing);
    }

    @Test
    void passesEach2xxAndAbsorbsInvitesUntilTimerL() {
        place();
        assertThat(carrierAnswers("200 OK")).hasSize(1);
        assertThat(carrierAnswers("200 OK")).hasSize(1);
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        assertThat(bench.wire.take()).isEmpty();
        assertThat(bench.proxy().callsInSetup()).isZero();

        bench.after(32_020);
        assertThat(bench.proxy().transactions()).isZero();
        assertThat(bench.takeReports()).extracting(facts -> facts.event)
                .containsExactly(CallEvent.JUDGED, CallEvent.ANSWERED);
    }

    @Test
    void acknowledgesAFailureRelaysItAndRepeatsItUntilTheCallersAck() {
        place();
        List<FakeWire.Sent> sent = carrierAnswers("486 Busy Here");
        assertThat(sent.get(0).firstLine()).startsWith("ACK sip:+33187654321@127.0.0.3:5090");
        assertThat(sent.get(0).one("To")).endsWith(";tag=b2");
        assertThat(sent.get(1).firstLine()).isEqualTo("SIP/2.0 486 Busy Here");
        assertThat(bench.after(510)).containsExactly(sent.get(1));

        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI).replace("INVITE", "ACK"));
        assertThat(bench.after(20_000)).isEmpty();
        assertThat(carrierAnswers("486 Busy Here")).containsExactly(sent.get(0));
        bench.after(32_020);
        assertThat(bench.proxy().transactions()).isZero();
        assertEnd(CallEnd.FAILED_AT_CARRIER);
    }

    @Test
    void relaysACarriers503As500() {
        place();

        assertThat(carrierAnswers("503 Service Unavailable").get(1).firstLine())
                .isEqualTo("SIP/2.0 500 Service Unavailable");
    }

    @Test
    void holdsACancelBackUntilTheCarrierHasAnswered() {
        place();
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI).replace("INVITE", "CANCEL"));
        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine)
                .containsExactly("SIP/2.0 200 OK");

        List<FakeWire.Sent> sent = carrierAnswers("180 Ringing");
        assertThat(sent).extracting(FakeWire.Sent::firstLine).containsExactly(
                "SIP/2.0 180 Ringing", "CANCEL sip:+33187654321@127.0.0.3:5090 SIP/2.0");
    }

    @Test
    void repeatsOurCancelByTimerEUntilItIsAnswered() {
        place();
        carrierAnswers("180 Ringing");
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI).replace("INVITE", "CANCEL"));
        FakeWire.Sent cancel = bench.wire.take().get(1);
        assertThat(bench.after(510)).containsExactly(cancel);
        bench.receive(bench.carrier, response(cancel, "200 OK", ""));
        assertThat(bench.after(5_000)).isEmpty();

        assertThat(carrierAnswers("487 Request Terminated")).hasSize(2);
        assertEnd(CallEnd.CANCELLED);
    }

    @Test
    void isAnswered500AtOnceWhenTheCarrierCannotBeReached() {
        ProxyBench tcp = new ProxyBench(Transport.UDP, Transport.TCP, 16);
        tcp.wire.refuse(tcp.carrier);
        tcp.receive(tcp.pbx, invite(ProxyBench.FREE_URI));

        assertThat(tcp.wire.take()).extracting(FakeWire.Sent::firstLine)
                .containsExactly("SIP/2.0 100 Trying", "SIP/2.0 500 Carrier Unreachable");
        assertThat(tcp.takeReports()).extracting(facts -> facts.end)
                .contains(CallEnd.UNREACHABLE);
    }

    @Test
    void isAnswered487WhenItWasCancelledAndThenTheCarrierCannotBeReached() {
        ProxyBench tcp = new ProxyBench(Transport.UDP, Transport.TCP, 16);
        tcp.receive(tcp.pbx, invite(ProxyBench.FREE_URI));
        tcp.receive(tcp.pbx, invite(ProxyBench.FREE_URI).replace("INVITE", "CANCEL"));
        tcp.wire.take();
        tcp.proxy().onUnreachable(tcp.carrier, 0);

        assertThat(tcp.wire.take()).extracting(FakeWire.Sent::firstLine)
                .containsExactly("SIP/2.0 487 Request Terminated");
        assertThat(tcp.takeReports()).extracting(facts -> facts.end).contains(CallEnd.CANCELLED);
    }

    @Test
    void recordsBothSidesWhenItChangesTransport() {
        ProxyBench tcp = new ProxyBench(Transport.TCP, Transport.UDP, 16);
        tcp.receive(tcp.pbx, invite(ProxyBench.FREE_URI));

        assertThat(tcp.wire.take().get(1).all("Record-Route")).satisfiesExactly(
                outside -> assertThat(outside).startsWith("<sip:127.0.0.1:5060;lr;cg="),
                inside -> assertThat(inside)
                        .startsWith("<sip:127.0.0.1:5060;transport=tcp;lr;cg="));
    }

    @Test
    void carriesAckAndByeByTheTokenInTheRoute() {
        place();
        carrierAnswers("200 OK");
        bench.receive(bench.pbx, inDialog("ACK", forwarded, "z9hG4bKack", 1));
        FakeWire.Sent ack = bench.wire.take().get(0);
        assertThat(ack.to()).isSameAs(bench.carrier);
        assertThat(ack.firstLine()).isEqualTo("ACK sip:gw@127.0.0.3:5090 SIP/2.0");
        assertThat(ack.all("Route")).isEmpty();

        bench.receive(bench.pbx, inDialog("BYE", forwarded, "z9hG4bKbye", 2));
        FakeWire.Sent bye = bench.wire.take().get(0);
        assertThat(bye.to()).isSameAs(bench.carrier);
        assertEnd(CallEnd.HUNG_UP_BY_CALLER);

        bench.receive(bench.carrier, response(bye, "200 OK", ""));
        FakeWire.Sent ok = bench.wire.take().get(0);
        assertThat(ok.to()).isSameAs(bench.pbx);
        assertThat(ok.all("Via")).hasSize(1);
    }

    @Test
    void hasAByeThatCameOverAStreamRepeatedOverUdpUntilItIsAnswered() {
        ProxyBench tcp = new ProxyBench(Transport.TCP, Transport.UDP, 16);
        tcp.receive(tcp.pbx, invite(ProxyBench.FREE_URI));
        FakeWire.Sent invite = tcp.wire.take().get(1);
        tcp.receive(tcp.carrier, response(invite, "200 OK", "b2"));
        tcp.wire.take();
        tcp.receive(tcp.pbx, inDialog("BYE", invite, "z9hG4bKbye", 2)
                .replace("SIP/2.0/UDP 127.0.0.2", "SIP/2.0/TCP 127.0.0.2"));
        FakeWire.Sent bye = tcp.wire.take().get(0);

        assertThat(tcp.after(510)).containsExactly(bye);
        assertThat(tcp.after(1_000)).containsExactly(bye);
        tcp.receive(tcp.carrier, response(bye, "200 OK", ""));
        assertThat(tcp.after(32_000)).extracting(FakeWire.Sent::to).containsExactly(tcp.pbx);
    }

    @Test
    void hasNo100RelayedToARequestThatIsNoInvite() {
        FakeWire.Sent bye = hangUp();
        bench.receive(bench.carrier, response(bye, "100 Trying", ""));

        assertThat(bench.wire.take()).isEmpty();
    }

    /** RFC 4320 4.2: a 408 of ours would come when the caller has timed out already. */
    @Test
    void hasAByeThatNobodyAnswersAnsweredByNobody() {
        FakeWire.Sent bye = hangUp();
        assertThat(bench.after(40_000)).isEmpty();

        bench.receive(bench.carrier, response(bye, "408 Request Timeout", ""));
        assertThat(bench.wire.take()).isEmpty();
    }

    private FakeWire.Sent hangUp() {
        place();
        carrierAnswers("200 OK");
        bench.receive(bench.pbx, inDialog("ACK", forwarded, "z9hG4bKack", 1));
        bench.wire.take();
        bench.receive(bench.pbx, inDialog("BYE", forwarded, "z9hG4bKbye", 2));
        return bench.wire.take().get(0);
    }

    @Test
    void hasAByeOverUdpRepeatedByNobodyButItsSender() {
        place();
        carrierAnswers("200 OK");
        bench.receive(bench.pbx, inDialog("BYE", forwarded, "z9hG4bKbye", 2));
        bench.wire.take();

        assertThat(bench.after(10_000)).isEmpty();
    }

    @Test
    void hasItsAckToA2xxCarriedEvenIfItBearsTheBranchOfTheInvite() {
        place();
        carrierAnswers("200 OK");
        bench.receive(bench.pbx, inDialog("ACK", forwarded, "z9hG4bKpbx1", 1));

        assertThat(bench.wire.take()).singleElement().satisfies(ack ->
                assertThat(ack.to()).isSameAs(bench.carrier));
    }

    @Test
    void isServedByAnotherGatewayWithTheSameKey() {
        place();
        ProxyBench other = new ProxyBench();
        other.receive(other.pbx, inDialog("BYE", forwarded, "z9hG4bKbye", 2));

        assertThat(other.wire.take()).singleElement().satisfies(bye ->
                assertThat(bye.to()).isSameAs(other.carrier));
    }

    /** The response context is the other process's, and with it the carrier and the branch. */
    @Test
    void isNotCancelledAtAnotherGatewayOfTheGroupWhichSaysSo() {
        place();
        ProxyBench other = new ProxyBench();
        other.receive(other.pbx, request("CANCEL", ProxyBench.FREE_URI, "z9hG4bKpbx1", ""));

        assertThat(other.wire.take()).singleElement().satisfies(answer -> {
            assertThat(answer.to()).isSameAs(other.pbx);
            assertThat(answer.firstLine())
                    .isEqualTo("SIP/2.0 481 Call/Transaction Does Not Exist");
        });
    }

    @Test
    void lendsItsTokenToNoOtherCall() {
        place();
        bench.receive(bench.pbx, inDialog("BYE", forwarded, "z9hG4bKbye", 2)
                .replace("Call-ID: call-1@pbx", "Call-ID: call-2@pbx"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).startsWith("SIP/2.0 481 "));
    }

    @Test
    void isNoLicenceToCallAListedNumberInsideIt() {
        place();
        carrierAnswers("200 OK");
        bench.receive(bench.pbx, inDialog("INVITE", forwarded, "z9hG4bKre", 2)
                .replace("INVITE sip:gw@127.0.0.3:5090", "INVITE sip:0612345678@127.0.0.3:5090"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Suppressed"));
    }

    @Test
    void mayBeChangedByAReInviteWithoutBeingJudgedAgain() {
        place();
        carrierAnswers("200 OK");
        bench.listed = Set.of(33187654321L);
        bench.receive(bench.pbx, inDialog("INVITE", forwarded, "z9hG4bKre", 2));

        List<FakeWire.Sent> sent = bench.wire.take();
        assertThat(sent).extracting(FakeWire.Sent::to).containsExactly(bench.pbx, bench.carrier);
        assertThat(sent.get(1).firstLine()).isEqualTo("INVITE sip:gw@127.0.0.3:5090 SIP/2.0");
        assertThat(sent.get(1).all("Record-Route")).isEmpty();
    }

    @Test
    void isNoRelayToAnAddressThatIsNotConfigured() {
        place();
        bench.receive(bench.pbx, inDialog("INVITE", forwarded, "z9hG4bKre", 2)
                .replace("sip:gw@127.0.0.3:5090", "sip:gw@198.51.100.7"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).startsWith("SIP/2.0 404 "));
    }
}
