package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call for help, and a flood that pretends to be many of them. */
class EmergencyCallTest {

    private static final int MAX = NewCalls.STRANGERS_EMERGENCIES_PER_SECOND_MAX;

    private final ProxyBench bench = new ProxyBench(Transport.UDP, Transport.UDP, 1);
    private int calls;

    private List<FakeWire.Sent> emergencies(int count, Hop from) {
        for (int call = 0; call < count; call++) {
            bench.receive(from, request("INVITE", "sip:112@127.0.0.1:5060", "z9hG4bKe" + ++calls,
                    "Subject: " + "padding ".repeat(10) + "\r\n"));
        }
        return bench.wire.take();
    }

    private static long carried(List<FakeWire.Sent> sent) {
        return sent.stream().filter(one -> one.firstLine().startsWith("INVITE ")).count();
    }

    private Hop stranger() {
        return bench.wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.9", 5070));
    }

    @Test
    void keepsNoOtherCallOutOfTheBoundOnCallsInSetup() {
        emergencies(5, bench.pbx);
        assertThat(bench.proxy().callsInSetup()).isEqualTo(5);
        bench.receive(bench.pbx, Messages.invite(ProxyBench.FREE_URI));
        assertThat(carried(bench.wire.take())).isOne();

        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, "z9hG4bK2", ""));
        assertThat(bench.wire.take()).singleElement().satisfies(sent ->
                assertThat(sent.firstLine()).isEqualTo("SIP/2.0 503 Overloaded"));
    }

    @Test
    void leavesTheBoundOnCallsInSetupAsItWasWhenItIsOver() {
        FakeWire.Sent call = emergencies(1, bench.pbx).get(1);
        bench.receive(bench.carrier, Messages.response(call, "486 Busy Here", "b2"));
        call = emergencies(1, bench.pbx).stream()
                .filter(sent -> sent.to() == bench.carrier).reduce((one, other) -> other).get();
        bench.receive(bench.carrier, Messages.response(call, "200 OK", "b2"));
        bench.receive(bench.pbx, Messages.invite(ProxyBench.FREE_URI));
        bench.wire.take();

        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, "z9hG4bK2", ""));
        assertThat(bench.wire.take()).singleElement().satisfies(sent ->
                assertThat(sent.firstLine()).isEqualTo("SIP/2.0 503 Overloaded"));
    }

    @Test
    void ofStrangersIsCarriedAtABoundedRateAndElseAnswered503WithRetryAfter() {
        List<FakeWire.Sent> sent = emergencies(MAX + 10, stranger());
        assertThat(carried(sent)).isEqualTo(MAX);
        assertThat(sent).last().satisfies(answer -> {
            assertThat(answer.firstLine()).isEqualTo("SIP/2.0 503 Overloaded");
            assertThat(answer.one("Retry-After")).isEqualTo("5");
        });
        assertThat(bench.proxy().transactions()).isEqualTo(MAX);

        bench.after(500);
        assertThat(carried(emergencies(MAX, stranger()))).isEqualTo(MAX / 2);
    }

    @Test
    void ofACallerIsCarriedWhateverStrangersDo() {
        emergencies(MAX + 10, stranger());
        assertThat(carried(emergencies(2 * MAX, bench.pbx))).isEqualTo(2 * MAX);
    }

    @Test
    void isNotStoppedByAnExtensionThatWeDoNotKnow() {
        bench.receive(bench.pbx, request("INVITE", "sip:112@127.0.0.1:5060", "z9hG4bKx",
                "Proxy-Require: foo\r\n"));
        assertThat(carried(bench.wire.take())).isOne();
    }
}
