package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.transport.Transport;
import io.callgate.store.register.Channel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is recorded and counted of another number that a request inside a call names. */
class NumberNamedInsideACallTest {

    private static final long OF_THE_CALL = 33187654321L;
    private static final long OTHER = 33199000001L;

    private final ProxyBench bench = new ProxyBench();
    private FakeWire.Sent forwarded;

    @BeforeEach
    void anAdmittedCall() {
        forwarded = bench.establish();
    }

    private String within(String method, String user, int cseq) {
        return inDialog(method, forwarded, "z9hG4bKin" + cseq, cseq)
                .replace("sip:gw@127.0.0.3:5090 SIP", "sip:" + user + "@127.0.0.3:5090 SIP");
    }

    private String refer(String uri, int cseq) {
        return within("REFER", "gw", cseq).replace("Content-Length",
                "Refer-To: <" + uri + ">\r\nContent-Length");
    }

    private static void assertLetThrough(CallFacts report, long number) {
        assertThat(report.event).isEqualTo(CallEvent.JUDGED);
        assertThat(report.number).isEqualTo(number);
        assertThat(report.inside).isEqualTo(OF_THE_CALL);
        assertThat(report.end).isEqualTo(CallEnd.INSIDE_A_CALL);
        assertThat(report.verdict.reason()).isEqualTo(Reason.NOTHING_HELD);
        assertThat(report.seller).isEqualTo("choucroute");
        assertThat(report.carrier).isEqualTo("carrier-a");
    }

    @Test
    void isRecordedAndCountedWhenACallIsReferredToIt() {
        bench.receive(bench.pbx, refer("sip:+33199000001@x", 2));
        assertThat(bench.takeReports()).singleElement()
                .satisfies(report -> assertLetThrough(report, OTHER));
        assertThat(bench.attempts).containsExactly(OTHER);

        bench.receive(bench.pbx, refer("sip:+33199000001@x", 3));
        assertThat(bench.attempts).containsExactly(OTHER, OTHER);
        assertThat(bench.judgedAsCounted).containsExactly(false, false);
    }

    @Test
    void isRecordedAndCountedOnceWhenTheReferIsRepeatedWhateverTheListsSayByThen() {
        bench.receive(bench.pbx, refer("sip:+33199000001@x", 2));
        bench.listed = Set.of(OTHER);
        bench.receive(bench.pbx, refer("sip:+33199000001@x", 2));
        assertThat(bench.takeReports()).hasSize(1);
        assertThat(bench.attempts).containsExactly(OTHER);
        assertThat(bench.wire.take()).hasSize(2)
                .allMatch(sent -> sent.firstLine().startsWith("REFER "));
    }

    /** Branch, Call-ID and CSeq are the same, and so is the key of the transaction. */
    @Test
    void isJudgedAlsoIfItStandsInWhatPassesForARepetition() {
        bench.receive(bench.pbx, refer("sip:+33199000001@x", 2));
        bench.receive(bench.pbx, refer(ProxyBench.LISTED_URI, 2));
        assertThat(bench.takeReports()).hasSize(2).last().satisfies(report -> {
            assertThat(report.number).isEqualTo(ProxyBench.LISTED);
            assertThat(report.inside).isEqualTo(OF_THE_CALL);
            assertThat(report.end).isEqualTo(CallEnd.REFUSED);
            assertThat(report.answer).isEqualTo(603);
        });
        bench.textOptOuts = Set.of(OTHER + 1);
        bench.receive(bench.pbx, within("INVITE", "+33199000002", 4));
        bench.receive(bench.pbx, within("MESSAGE", "+33199000002", 4));
        assertThat(bench.takeReports()).last().satisfies(report ->
                assertThat(report.verdict.reason()).isEqualTo(Reason.OPT_OUT));
    }

    @Test
    void isCountedOnceInACallHoweverOftenAReInviteGoesToIt() {
        for (int cseq = 2; cseq < 5; cseq++) {
            bench.receive(bench.pbx, within("INVITE", "+33199000001", cseq));
        }
        assertThat(bench.takeReports()).hasSize(3)
                .allSatisfy(report -> assertLetThrough(report, OTHER));
        assertThat(bench.attempts).containsExactly(OTHER);
        assertThat(bench.judgedAsCounted).containsExactly(false, true, true);
        bench.receive(bench.pbx, within("INVITE", "+33199000002", 5));
        assertThat(bench.attempts).containsExactly(OTHER, OTHER + 1);
    }

    private String byRouter(String user, int cseq) {
        return within("INVITE", "+33199000001", cseq).replaceFirst("(Route: <[^>]*>)",
                "$1, <sip:" + user + "@127.0.0.3:5090;lr>");
    }

    @Test
    void isRecordedForEachOfSeveralThatAreLetThrough() {
        bench.receive(bench.pbx, byRouter("+33199000002", 2));
        List<CallFacts> reports = bench.takeReports();
        assertThat(reports).hasSize(2);
        assertLetThrough(reports.get(0), OTHER);
        assertLetThrough(reports.get(1), OTHER + 1);
        assertThat(bench.attempts).containsExactly(OTHER, OTHER + 1);
    }

    /** The request went nowhere: nobody was let through by it. */
    @Test
    void isNotRecordedIfAnotherOfTheRequestIsRefused() {
        bench.receive(bench.pbx, byRouter("+33612345678", 2));
        assertThat(bench.takeReports()).singleElement().satisfies(report -> {
            assertThat(report.number).isEqualTo(ProxyBench.LISTED);
            assertThat(report.end).isEqualTo(CallEnd.REFUSED);
        });
        assertThat(bench.attempts).isEmpty();
    }

    @Test
    void isRecordedAsUnreachableAndNotCountedIfTheRequestCannotLeave() {
        bench.wire.refuse(bench.carrier);
        bench.receive(bench.pbx, refer("sip:+33199000001@x", 2));
        bench.receive(bench.pbx, within("INVITE", "+33199000001", 3));
        assertThat(bench.attempts).isEmpty();
        assertThat(bench.takeReports()).hasSize(2).allSatisfy(report -> {
            assertThat(report.number).isEqualTo(OTHER);
            assertThat(report.end).isEqualTo(CallEnd.UNREACHABLE);
        });
    }

    /** Its key is that of the first, which did not leave. */
    @Test
    void isRecordedAndCountedIfTheRequestLeavesWhenItIsRepeated() {
        bench.wire.refuse(bench.carrier);
        bench.receive(bench.pbx, refer("sip:+33199000001@x", 2));
        bench.takeReports();
        bench.wire.accept(bench.carrier);
        bench.receive(bench.pbx, refer("sip:+33199000001@x", 2));
        assertThat(bench.takeReports()).singleElement()
                .satisfies(report -> assertLetThrough(report, OTHER));
        assertThat(bench.attempts).containsExactly(OTHER);
    }

    /** No other place of the ring is needed, which may be full. */
    @Test
    void isRecordedInThePlaceOfTheRequestItself() {
        assertLetThrough(bench.receive(bench.pbx, refer("sip:+33199000001@x", 2)), OTHER);
        assertThat(bench.takeReports()).hasSize(1);
    }

    @Test
    void isRecordedAndNoAttemptInAText() {
        bench.receive(bench.pbx, within("MESSAGE", "+33199000001", 2));
        List<CallFacts> reports = bench.takeReports();
        assertThat(reports).extracting(report -> report.number)
                .containsExactly(OF_THE_CALL, OTHER);
        assertThat(reports).allMatch(report -> report.channel == Channel.MESSAGE);
        assertThat(bench.attempts).isEmpty();
    }

    @Test
    void isNothingToRecordIfItIsTheCarriersOwnNameOrTheCalledNumberOfACallThatIsUp() {
        bench.receive(bench.pbx, within("INVITE", "gw", 2));
        bench.receive(bench.pbx, within("INVITE", "+33187654321", 3));
        bench.receive(bench.pbx, within("INFO", "+33199000001", 4));
        assertThat(bench.takeReports()).isEmpty();
        assertThat(bench.attempts).isEmpty();
    }

    @Test
    void isRecordedAsUnreadableIfNobodyReadsIt() {
        bench.receive(bench.pbx, within("INVITE", "0612345678x", 2));
        assertThat(bench.takeReports()).singleElement().satisfies(report -> {
            assertThat(report.verdict.reason()).isEqualTo(Reason.NUMBER_NOT_UNDERSTOOD);
            assertThat(report.inside).isEqualTo(OF_THE_CALL);
            assertThat(report.answer).isEqualTo(484);
        });
    }

    @Test
    void isNotRecordedForAStrangerWhoHasReadTheToken() {
        bench.receive(bench.wire.hopTo(Transport.UDP,
                new InetSocketAddress("127.0.0.9", 5070)),
                refer("sip:+33199000001@x", 2));
        assertThat(bench.takeReports()).isEmpty();
        assertThat(bench.judgedAsCounted).isEmpty();
    }
}
