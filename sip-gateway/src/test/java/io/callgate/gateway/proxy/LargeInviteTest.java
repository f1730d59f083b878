package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.request;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An INVITE that leaves by a stream for its size alone, for the first of two carriers by UDP. */
class LargeInviteTest {

    private static final String PADDING = "X-Padding: " + "p".repeat(1_400) + "\r\n";
    /** More than the failures in a row after which a carrier is down. */
    private static final int CALLS = 5;

    private final ProxyBench bench = ProxyBench.withTwoCarriers(Transport.UDP);
    private Hop stream;

    @BeforeEach
    void streamsBesideDatagrams() {
        bench.wire.hasStreams = true;
        stream = bench.wire.streamBeside(bench.carrier);
    }

    private FakeWire.Sent callWithoutAnAnswer(String branch) {
        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, branch, PADDING));
        FakeWire.Sent first = bench.wire.take().get(1);
        assertThat(bench.after(5_020)).extracting(FakeWire.Sent::to)
                .containsExactly(bench.wire.streamBeside(bench.secondCarrier));
        return first;
    }

    private Hop carrierOfTheNextCall() {
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        return bench.wire.take().get(1).to();
    }

    @Test
    void goesOnInTimeButBlamesNobodyWhileTheStreamIsBeingOpened() {
        bench.wire.connecting = true;
        for (int call = 0; call < CALLS; call++) {
            assertThat(callWithoutAnAnswer("z9hG4bKlarge" + call).to()).isSameAs(stream);
        }
        assertThat(carrierOfTheNextCall()).isSameAs(bench.carrier);
    }

    @Test
    void blamesTheCarrierThatTookTheStreamAndIsSilent() {
        callWithoutAnAnswer("z9hG4bKlarge0");
        callWithoutAnAnswer("z9hG4bKlarge1");
        callWithoutAnAnswer("z9hG4bKlarge2");
        assertThat(carrierOfTheNextCall()).isSameAs(bench.secondCarrier);
    }

    /** RFC 3261 9.1, 17.1.1.3: with the Via of the INVITE, and so by its transport. */
    @Test
    void thatIsAnsweredAfterAllIsCancelledAndAcknowledgedByItsStream() {
        FakeWire.Sent first = callWithoutAnAnswer("z9hG4bKlarge");
        bench.receive(stream, response(first, "180 Ringing", "b2"));
        bench.receive(stream, response(first, "487 Request Terminated", "b2"));

        List<FakeWire.Sent> sent = bench.wire.take();
        assertThat(sent).extracting(one -> one.firstLine().split(" ")[0])
                .containsExactly("CANCEL", "ACK");
        assertThat(sent).allSatisfy(one -> {
            assertThat(one.to()).isSameAs(stream);
            assertThat(one.one("Via")).startsWith("SIP/2.0/TCP ");
        });
    }
}
