package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.request;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.transport.Transport;
import io.callgate.store.register.Channel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A text message (RFC 3428): judged like a call, carried without a transaction. */
class TextMessageTest {

    private static final long FREE = 33187654321L;

    private final ProxyBench bench = new ProxyBench();

    private static String text(String uri, String branch) {
        return request("MESSAGE", uri, branch, "Content-Type: text/plain\r\n")
                .replace("Content-Length: 0\r\n\r\n", "Content-Length: 5\r\n\r\nhello");
    }

    private FakeWire.Sent sendToFreeNumber() {
        bench.receive(bench.pbx, text(ProxyBench.FREE_URI, "z9hG4bKt"));
        List<FakeWire.Sent> sent = bench.wire.take();
        assertThat(sent).singleElement()
                .satisfies(one -> assertThat(one.to()).isSameAs(bench.carrier));
        return sent.get(0);
    }

    @Test
    void toAListedNumberIsRefusedLikeACallAndReportedAsAMessage() {
        bench.receive(bench.pbx, text(ProxyBench.LISTED_URI, "z9hG4bKt"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer -> {
            assertThat(answer.to()).isSameAs(bench.pbx);
            assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Suppressed");
            assertThat(answer.one("CSeq")).isEqualTo("1 MESSAGE");
            assertThat(answer.all("Reason").get(0)).startsWith("Q.850;cause=21;");
        });
        assertThat(bench.takeReports()).singleElement().satisfies(facts -> {
            assertThat(facts.event).isEqualTo(CallEvent.JUDGED);
            assertThat(facts.channel).isEqualTo(Channel.MESSAGE);
            assertThat(facts.end).isEqualTo(CallEnd.REFUSED);
        });
    }

    @Test
    void isRefusedToANumberThatMayBeCalledButNotWrittenTo() {
        bench.textOptOuts = Set.of(FREE);
        bench.receive(bench.pbx, text(ProxyBench.FREE_URI, "z9hG4bKt"));
        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Suppressed"));

        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        assertThat(bench.wire.take()).extracting(FakeWire.Sent::to).contains(bench.carrier);
    }

    @Test
    void toAFreeNumberGoesToTheCarrierWithItsBodyAndWithoutARecordRouteOrA100() {
        FakeWire.Sent sent = sendToFreeNumber();

        assertThat(sent.firstLine()).isEqualTo("MESSAGE sip:+33187654321@127.0.0.3:5090 SIP/2.0");
        assertThat(sent.all("Record-Route")).isEmpty();
        assertThat(sent.all("Via")).hasSize(2);
        assertThat(sent.text()).endsWith("\r\n\r\nhello");
        assertThat(bench.proxy().transactions()).isZero();
        assertThat(bench.attempts).isEmpty();
    }

    @Test
    void isAnsweredByTheCarrierWhichIsReportedOnce() {
        FakeWire.Sent sent = sendToFreeNumber();
        bench.receive(bench.carrier, response(sent, "200 OK", "b2"));
        bench.receive(bench.carrier, response(sent, "200 OK", "b2"));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine)
                .containsExactly("SIP/2.0 200 OK", "SIP/2.0 200 OK");
        assertThat(bench.takeReports()).extracting(facts -> facts.event)
                .containsExactly(CallEvent.JUDGED, CallEvent.ANSWERED);
    }

    @Test
    void thatTheCarrierDoesNotTakeIsReportedAsFailedThere() {
        FakeWire.Sent sent = sendToFreeNumber();
        bench.receive(bench.carrier, response(sent, "488 Not Acceptable Here", "b2"));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine)
                .containsExactly("SIP/2.0 488 Not Acceptable Here");
        assertThat(bench.takeReports().get(1)).satisfies(facts -> {
            assertThat(facts.event).isEqualTo(CallEvent.ENDED);
            assertThat(facts.end).isEqualTo(CallEnd.FAILED_AT_CARRIER);
            assertThat(facts.channel).isEqualTo(Channel.MESSAGE);
        });
    }

    @Test
    void repeatedGoesTheSameWayWithTheSameBranchEvenIfTheNumberIsListedByThen() {
        FakeWire.Sent first = sendToFreeNumber();
        bench.listed = Set.of(FREE);
        bench.receive(bench.pbx, text(ProxyBench.FREE_URI, "z9hG4bKt"));

        assertThat(bench.wire.take()).containsExactly(first);
        assertThat(bench.takeReports()).hasSize(1);
    }

    @Test
    void staysWithItsCarrierWhenThatSaysNothingOrFails() {
        ProxyBench two = ProxyBench.withTwoCarriers(Transport.UDP);
        two.receive(two.pbx, text(ProxyBench.FREE_URI, "z9hG4bKt"));
        FakeWire.Sent sent = two.wire.take().get(0);

        assertThat(two.after(32_000)).isEmpty();
        two.receive(two.carrier, response(sent, "503 Service Unavailable", "b2"));
        assertThat(two.wire.take()).singleElement().satisfies(answer -> {
            assertThat(answer.to()).isSameAs(two.pbx);
            assertThat(answer.firstLine()).isEqualTo("SIP/2.0 500 Service Unavailable");
        });
    }

    @Test
    void hasNo408Relayed() {
        FakeWire.Sent sent = sendToFreeNumber();
        bench.receive(bench.carrier, response(sent, "408 Request Timeout", "b2"));

        assertThat(bench.wire.take()).isEmpty();
    }

    @Test
    void fromAStrangerIsAnswered403() {
        bench.receive(bench.wire.hopTo(Transport.UDP, new InetSocketAddress("10.9.9.9", 5070)),
                text(ProxyBench.FREE_URI, "z9hG4bKt"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 403 Caller Not Recognised"));
    }

    @Test
    void insideACallRidesTheTokenButNotToAnotherNumberThatIsListed() {
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        FakeWire.Sent call = bench.wire.take().get(1);
        String inside = inDialog("MESSAGE", call, "z9hG4bKm", 3);
        bench.receive(bench.pbx, inside);
        assertThat(bench.wire.take()).singleElement().satisfies(sent -> {
            assertThat(sent.to()).isSameAs(bench.carrier);
            assertThat(sent.firstLine()).isEqualTo("MESSAGE sip:gw@127.0.0.3:5090 SIP/2.0");
        });

        bench.receive(bench.pbx, inside.replace("z9hG4bKm", "z9hG4bKn")
                .replace("sip:gw@127.0.0.3:5090 SIP", "sip:0612345678@127.0.0.3:5090 SIP"));
        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Suppressed"));
    }

    @Test
    void letThroughIsNoLicenceToCallUnderTheSameBranch() {
        sendToFreeNumber();
        bench.listed = Set.of(FREE);
        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, "z9hG4bKt", ""));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Suppressed"));
    }

    @Test
    void repeatedToAnotherPlaceIsJudgedAnew() {
        sendToFreeNumber();
        bench.receive(bench.pbx, text("sip:anything.example", "z9hG4bKt"));
        bench.receive(bench.pbx, text(ProxyBench.LISTED_URI, "z9hG4bKt"));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine).containsExactly(
                "SIP/2.0 484 Number Not Understood", "SIP/2.0 603 Suppressed");
    }

    @Test
    void insideACallIsRefusedOnceTheCalledPersonWantsNoMoreTexts() {
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        FakeWire.Sent call = bench.wire.take().get(1);
        bench.textOptOuts = Set.of(FREE);
        bench.receive(bench.pbx, inDialog("MESSAGE", call, "z9hG4bKm", 3));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Suppressed"));
    }

    @Test
    void thatComesBackIsALoop() {
        FakeWire.Sent sent = sendToFreeNumber();
        bench.receive(bench.pbx, sent.text().replaceFirst("Via: ",
                "Via: SIP/2.0/UDP 127.0.0.2:5070;branch=z9hG4bKback\r\nVia: "));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 482 Loop Detected"));
    }
}
