package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first carrier says when it was silent for too long and the second has the call. */
class LateAnswerTest {

    private final ProxyBench bench = ProxyBench.withTwoCarriers(Transport.UDP);
    private FakeWire.Sent first;
    private FakeWire.Sent second;

    @BeforeEach
    void aCallAtTheSecondCarrier() {
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        first = bench.wire.take().get(1);
        List<FakeWire.Sent> sent = bench.after(5_020);
        second = sent.get(sent.size() - 1);
        assertThat(second.to()).isSameAs(bench.secondCarrier);
    }

    private List<FakeWire.Sent> firstSays(String status) {
        bench.receive(bench.carrier, response(first, status, "b2"));
        return bench.wire.take();
    }

    private List<FakeWire.Sent> secondSays(String status) {
        bench.receive(bench.secondCarrier, response(second, status, "c3"));
        return bench.wire.take();
    }

    private static void isCancel(FakeWire.Sent sent, FakeWire.Sent invite) {
        assertThat(sent.to()).isSameAs(invite.to());
        assertThat(sent.firstLine()).isEqualTo(invite.firstLine().replace("INVITE", "CANCEL"));
        assertThat(sent.all("Via")).containsExactly(invite.all("Via").get(0));
        assertThat(sent.one("To")).isEqualTo(invite.one("To"));
    }

    @ParameterizedTest
    @CsvSource({"603 Decline, 503 Service Unavailable, 603", "486 Busy Here, 500 Error, 486",
        "603 Decline, 486 Busy Here, 603", "503 Service Unavailable, 404 Not Found, 404"})
    void isWhatTheCallerHearsWhenItTellsMore(String late, String last, String heard) {
        assertThat(firstSays(late)).singleElement().satisfies(ack ->
                assertThat(ack.firstLine()).startsWith("ACK "));
        assertThat(secondSays(last)).last().satisfies(answer -> {
            assertThat(answer.to()).isSameAs(bench.pbx);
            assertThat(answer.firstLine()).startsWith("SIP/2.0 " + heard);
        });
        assertThat(bench.takeReports()).last().satisfies(end ->
                assertThat(end.end).isEqualTo(CallEnd.FAILED_AT_CARRIER));
    }

    @Test
    void cancelsTheSecondWhenTheCalledPersonWantsNoCallAnywhere() {
        secondSays("180 Ringing");
        List<FakeWire.Sent> sent = firstSays("603 Decline");

        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).firstLine()).startsWith("ACK ");
        isCancel(sent.get(1), second);
        assertThat(secondSays("487 Request Terminated")).last().satisfies(answer -> {
            assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Decline");
            assertThat(answer.one("To")).endsWith(";tag=b2");
        });
    }

    @Test
    void cancelsTheSecondAsSoonAsItRingsWhenTheCalledPersonWantsNoCallAnywhere() {
        firstSays("603 Decline");
        assertThat(secondSays("180 Ringing")).last().satisfies(sent -> isCancel(sent, second));
    }

    @Test
    void leavesA2xxOfTheSecondAsItIs() {
        firstSays("603 Decline");
        assertThat(secondSays("200 OK")).singleElement().satisfies(answer -> {
            assertThat(answer.to()).isSameAs(bench.pbx);
            assertThat(answer.firstLine()).isEqualTo("SIP/2.0 200 OK");
        });
    }

    @Test
    void thatItRingsIsCancelledAgainAndAgainUntilTheCancelIsAnswered() {
        isCancel(firstSays("180 Ringing").get(0), first);
        assertThat(bench.after(1_600).stream().filter(sent -> sent.to() == bench.carrier))
                .hasSize(2).allSatisfy(sent -> isCancel(sent, first));

        bench.receive(bench.carrier, response(first, "200 OK", "b2")
                .replace("CSeq: 1 INVITE", "CSeq: 1 CANCEL"));
        assertThat(bench.after(3_000)).as("Timer A of the second attempt goes on")
                .isNotEmpty().extracting(FakeWire.Sent::to).containsOnly(bench.secondCarrier);
    }

    @Test
    void hasTheSecondThatRingsCancelledAgainAndAgainUntilItsInviteHasEnded() {
        secondSays("180 Ringing");
        List<FakeWire.Sent> sent = firstSays("200 OK");
        isCancel(sent.get(1), second);
        assertThat(bench.after(1_600)).hasSize(2).allSatisfy(again -> isCancel(again, second));

        assertThat(secondSays("487 Request Terminated")).singleElement().satisfies(ack ->
                assertThat(ack.firstLine()).startsWith("ACK "));
        assertThat(bench.after(40_000)).isEmpty();
        assertThat(bench.proxy().transactions()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"; tag=b2", " ;tag = b2", ";x=y;tag=b2;z"})
    void isCancelledWithTheToOfTheInviteHoweverTheTagIsWritten(String tag) {
        bench.receive(bench.carrier, response(first, "180 Ringing", "b2")
                .replace(";tag=b2", tag));

        assertThat(bench.wire.take()).singleElement().satisfies(cancel ->
                assertThat(cancel.one("To")).startsWith(first.one("To"))
                        .doesNotContain("tag").doesNotEndWith(";"));
    }
}
