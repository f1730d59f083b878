package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.request;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which transaction a message belongs to (RFC 3261 17.1.3, 17.2.3), and what a stream repeats. */
class MatchingTest {

    /** Without the cookie z9hG4bK: of an element that knows only RFC 2543. */
    private static final String OLD_BRANCH = "1";
    private static final String TRYING = "SIP/2.0 100 Trying";

    private final ProxyBench bench = new ProxyBench();

    private FakeWire.Sent place(ProxyBench at, String branch) {
        at.receive(at.pbx, request("INVITE", ProxyBench.FREE_URI, branch, ""));
        return at.wire.take().get(1);
    }

    @Test
    void ofARepeatedInviteIsByTagCallIdAndCseqWhereTheBranchIsOfRfc2543() {
        place(bench, OLD_BRANCH);
        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, OLD_BRANCH, ""));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine).containsExactly(TRYING);
    }

    @Test
    void ofACancelAndAnAckIsByTagCallIdAndCseqWhereTheBranchIsOfRfc2543() {
        FakeWire.Sent sent = place(bench, OLD_BRANCH);
        bench.receive(bench.carrier, response(sent, "180 Ringing", "b2"));
        bench.wire.take();
        bench.receive(bench.pbx, request("CANCEL", ProxyBench.FREE_URI, OLD_BRANCH, ""));
        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine).containsExactly(
                "SIP/2.0 200 OK", "CANCEL sip:+33187654321@127.0.0.3:5090 SIP/2.0");

        bench.receive(bench.carrier, response(sent, "487 Request Terminated", "b2"));
        bench.wire.take();
        bench.receive(bench.pbx, request("ACK", ProxyBench.FREE_URI, OLD_BRANCH, "")
                .replace("To: <" + ProxyBench.FREE_URI + ">",
                        "To: <" + ProxyBench.FREE_URI + ">;tag=b2"));
        assertThat(bench.after(10_000)).as("the failure is not repeated any more").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.2:5070;branch, 127.0.0.2:5071;branch", "call-1@pbx, call-2@pbx",
        "CSeq: 1 , CSeq: 2 "})
    void tellsTransactionsOfOneBranchApart(String what, String other) {
        place(bench, "z9hG4bKone");
        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, "z9hG4bKone", "")
                .replace(what.strip(), other.strip()));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::to)
                .containsExactly(bench.pbx, bench.carrier);
    }

    @Test
    void ofAnAnswerToACancelDoesNotEndTheInvite() {
        FakeWire.Sent sent = place(bench, "z9hG4bKone");
        bench.receive(bench.carrier, response(sent, "180 Ringing", "b2"));
        bench.receive(bench.pbx, request("CANCEL", ProxyBench.FREE_URI, "z9hG4bKone", ""));
        List<FakeWire.Sent> out = bench.wire.take();
        FakeWire.Sent cancel = out.get(out.size() - 1);
        bench.receive(bench.carrier, response(cancel, "200 OK", "b2"));

        assertThat(bench.wire.take()).isEmpty();
        assertThat(bench.proxy().callsInSetup()).isOne();
    }

    @Test
    void overAStreamHasNeitherInviteNorFailureRepeated() {
        ProxyBench streams = new ProxyBench(Transport.TCP, Transport.TCP, 16);
        FakeWire.Sent sent = place(streams, "z9hG4bKone");
        assertThat(streams.after(10_000)).as("Timer A").isEmpty();

        streams.receive(streams.carrier, response(sent, "486 Busy Here", "b2"));
        assertThat(streams.wire.take()).extracting(FakeWire.Sent::firstLine)
                .contains("SIP/2.0 486 Busy Here");
        assertThat(streams.after(10_000)).as("Timer G").isEmpty();
    }

    @Test
    void leavesTheCarriersChallengeAsItIs() {
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        FakeWire.Sent sent = bench.wire.take().get(1);
        String challenge = "Digest realm=\"carrier\",nonce=\"n\"";
        bench.receive(bench.carrier, response(sent, "407 Proxy Authentication Required", "b2")
                .replace("Contact:", "Proxy-Authenticate: " + challenge + "\r\nContact:"));

        assertThat(bench.wire.take().get(1)).satisfies(answer -> {
            assertThat(answer.firstLine()).startsWith("SIP/2.0 407 ");
            assertThat(answer.all("Proxy-Authenticate")).containsExactly(challenge);
        });
    }
}
