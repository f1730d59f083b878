package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller hears when two carriers have failed: RFC 3261 16.7 step 6. */
class BestFailureTest {

    private final ProxyBench bench = ProxyBench.withTwoCarriers(Transport.UDP);
    private FakeWire.Sent first;

    @BeforeEach
    void aCallAtTheFirstCarrier() {
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        first = bench.wire.take().get(1);
    }

    private FakeWire.Sent secondAfter(String status) {
        bench.receive(bench.carrier, response(first, status, "b2"));
        return bench.wire.take().get(1);
    }

    private FakeWire.Sent heard(FakeWire.Sent second, String status) {
        bench.receive(bench.secondCarrier, response(second, status, "c3"));
        List<FakeWire.Sent> toCaller = bench.wire.take().stream()
                .filter(sent -> sent.to() == bench.pbx).toList();
        assertThat(toCaller).hasSize(1);
        return toCaller.get(0);
    }

    @ParameterizedTest
    @CsvSource({"408, 503, 408, b2", "500, 503, 500, b2", "503, 500, 500, c3",
        "504, 408, 408, c3", "408, 486, 486, c3", "408, 404, 404, c3", "502, 504, 504, c3",
        "500, 603, 603, c3", "503, 302, 302, c3", "503, 503, 500, c3", "408, 407, 407, c3"})
    void isTheOneThatTellsMost(String one, String other, String best, String toTag) {
        FakeWire.Sent answer = heard(secondAfter(one + " One"), other + " Other");

        assertThat(answer.firstLine()).startsWith("SIP/2.0 " + best + " ");
        assertThat(answer.one("To")).endsWith(";tag=" + toTag);
        assertThat(answer.all("Via")).hasSize(1);
        assertThat(bench.takeReports().get(1).answer).isEqualTo(Integer.parseInt(best));
    }

    @Test
    void isATimeOutWhenOneWasSilentAndTheOtherUnavailable() {
        List<FakeWire.Sent> sent = bench.after(5_020);
        FakeWire.Sent second = sent.get(sent.size() - 1);

        assertThat(heard(second, "503 Service Unavailable").firstLine())
                .isEqualTo("SIP/2.0 408 Request Timeout");
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        assertThat(bench.wire.take()).as("a repeated INVITE").singleElement()
                .extracting(FakeWire.Sent::firstLine).isEqualTo("SIP/2.0 408 Request Timeout");
    }

    @Test
    void isWhatTheFirstSaidWhenTheOtherCannotBeReached() {
        bench.wire.refuse(bench.secondCarrier);
        bench.receive(bench.carrier, response(first, "504 Server Time-out", "b2"));

        assertThat(bench.wire.take()).last().satisfies(answer -> {
            assertThat(answer.to()).isSameAs(bench.pbx);
            assertThat(answer.firstLine()).isEqualTo("SIP/2.0 504 Server Time-out");
        });
    }

    @Test
    void isThatItWasCancelledWhenTheCallerCancelled() {
        FakeWire.Sent second = secondAfter("408 Request Timeout");
        bench.receive(bench.secondCarrier, response(second, "180 Ringing", "c3"));
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI).replace("INVITE", "CANCEL"));
        bench.wire.take();

        assertThat(heard(second, "487 Request Terminated").firstLine())
                .startsWith("SIP/2.0 487 ");
    }

    @Test
    void leavesNothingBehind() {
        heard(secondAfter("408 Request Timeout"), "503 Service Unavailable");
        bench.after(64_020);

        assertThat(bench.proxy().transactions()).isZero();
    }
}
