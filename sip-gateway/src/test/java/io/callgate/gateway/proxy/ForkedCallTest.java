package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A carrier that forks: several callees answer one INVITE, and each has a dialog of its own. */
class ForkedCallTest {

    private final ProxyBench bench = new ProxyBench();
    private FakeWire.Sent forwarded;

    @BeforeEach
    void aCallThatTheCarrierForks() {
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        forwarded = bench.wire.take().get(1);
    }

    private FakeWire.Sent carrierAnswers(String status, String tag) {
        bench.receive(bench.carrier, response(forwarded, status, tag));
        return bench.wire.take().get(0);
    }

    private FakeWire.Sent pbxSends(String method, int cseq, String tag) {
        bench.receive(bench.pbx, inDialog(method, forwarded, "z9hG4bK" + method + tag, cseq)
                .replace(";tag=b2", ";tag=" + tag));
        return bench.wire.take().get(0);
    }

    @Test
    void hasTheProvisionalResponsesOfAllBranchesPassed() {
        for (String tag : new String[] {"one", "two", "three"}) {
            FakeWire.Sent early = carrierAnswers("183 Session Progress", tag);
            assertThat(early.to()).isSameAs(bench.pbx);
            assertThat(early.one("To")).endsWith(";tag=" + tag);
        }
    }

    @Test
    void hasEarlyMediaAcknowledgedByPrackAndChangedByUpdateOnEachBranch() {
        carrierAnswers("183 Session Progress", "one");
        carrierAnswers("183 Session Progress", "two");
        for (String tag : new String[] {"one", "two"}) {
            for (String method : new String[] {"PRACK", "UPDATE", "INFO"}) {
                FakeWire.Sent sent = pbxSends(method, 2, tag);
                assertThat(sent.to()).isSameAs(bench.carrier);
                bench.receive(bench.carrier, response(sent, "200 OK", ""));
                assertThat(bench.wire.take()).singleElement().satisfies(ok ->
                        assertThat(ok.to()).isSameAs(bench.pbx));
            }
        }
    }

    @Test
    void hasEach2xxPassedAndTheAckAndByeOfEachCarried() {
        for (String tag : new String[] {"one", "two"}) {
            FakeWire.Sent ok = carrierAnswers("200 OK", tag);
            assertThat(ok.firstLine()).isEqualTo("SIP/2.0 200 OK");
            assertThat(ok.one("To")).endsWith(";tag=" + tag);
        }
        for (String tag : new String[] {"one", "two"}) {
            assertThat(pbxSends("ACK", 1, tag).one("To")).endsWith(";tag=" + tag);
            assertThat(pbxSends("BYE", 2, tag).one("To")).endsWith(";tag=" + tag);
        }
        assertThat(bench.takeReports()).extracting(facts -> facts.event)
                .containsExactly(CallEvent.JUDGED, CallEvent.ANSWERED, CallEvent.ENDED);
    }

    /** RFC 3261 16.7 step 5: a 2xx passes even behind another final response. */
    @Test
    void hasA2xxPassedThatCrossedTheCancel() {
        carrierAnswers("180 Ringing", "one");
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI).replace("INVITE", "CANCEL"));
        bench.wire.take();
        bench.receive(bench.carrier, response(forwarded, "487 Request Terminated", "one"));
        bench.wire.take();

        assertThat(carrierAnswers("200 OK", "two").firstLine()).isEqualTo("SIP/2.0 200 OK");
    }

    @Test
    void hasGlareLeftToItsEnds() {
        carrierAnswers("200 OK", "b2");
        bench.receive(bench.pbx, inDialog("INVITE", forwarded, "z9hG4bKre", 2));
        FakeWire.Sent reInvite = bench.wire.take().get(1);
        bench.receive(bench.carrier, response(reInvite, "491 Request Pending", ""));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine).containsExactly(
                "ACK sip:gw@127.0.0.3:5090 SIP/2.0", "SIP/2.0 491 Request Pending");
    }
}
