package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A re-INVITE that the gateway answers itself, and the ACK to that answer. */
class FailedReInviteTest {

    private final ProxyBench bench = new ProxyBench();
    private FakeWire.Sent forwarded;

    @BeforeEach
    void anAdmittedCall() {
        forwarded = bench.establish();
    }

    private void assertAckEndsHere(String answer, UnaryOperator<String> edit) {
        String reInvite = edit.apply(inDialog("INVITE", forwarded, "z9hG4bKre", 2));
        bench.receive(bench.pbx, reInvite);
        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine)
                .containsExactly(answer);
        bench.receive(bench.pbx, reInvite.replace("INVITE sip:", "ACK sip:")
                .replace("CSeq: 2 INVITE", "CSeq: 2 ACK").replace("Proxy-Require: x\r\n", "")
                .replace("Max-Forwards: 0", "Max-Forwards: 70"));
        assertThat(bench.wire.take()).isEmpty();
    }

    @Test
    void refusedHasItsAckAbsorbed() {
        assertAckEndsHere("SIP/2.0 603 Suppressed", text ->
                text.replace("sip:gw@127.0.0.3:5090 SIP", "sip:0612345678@127.0.0.3:5090 SIP"));
    }

    @Test
    void ofAnExtensionWeDoNotKnowHasItsAckAbsorbed() {
        assertAckEndsHere("SIP/2.0 420 Bad Extension", text ->
                text.replace("X-Campaign: spring", "Proxy-Require: x"));
    }

    @Test
    void withoutHopsLeftHasItsAckAbsorbed() {
        assertAckEndsHere("SIP/2.0 483 Too Many Hops", text ->
                text.replace("Max-Forwards: 70", "Max-Forwards: 0"));
    }

    @Test
    void toNobodyWeKnowHasItsAckAbsorbed() {
        assertAckEndsHere("SIP/2.0 404 No Route To Peer", text ->
                text.replace("sip:gw@127.0.0.3:5090 SIP", "sip:gw@192.0.2.99 SIP"));
    }

    /** The next one has another branch and CSeq, and its ACK is to a 2xx. */
    @Test
    void isFollowedByOneWhoseAckGoesOn() {
        refusedHasItsAckAbsorbed();
        bench.receive(bench.pbx, inDialog("INVITE", forwarded, "z9hG4bKnext", 3));
        FakeWire.Sent next = bench.wire.take().get(1);
        bench.receive(bench.carrier, response(next, "200 OK", "b2"));
        bench.wire.take();
        bench.receive(bench.pbx, inDialog("ACK", forwarded, "z9hG4bKack", 3));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::to)
                .isEqualTo(List.of(bench.carrier));
    }
}
