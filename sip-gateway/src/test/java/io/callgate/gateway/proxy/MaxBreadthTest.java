package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.request;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many branches an INVITE may have at once (RFC 5393 5.3). */
class MaxBreadthTest {

    private final ProxyBench bench = new ProxyBench();

    private static String invite(String headers) {
        return request("INVITE", ProxyBench.FREE_URI, "z9hG4bKb", headers);
    }

    private List<String> forwardedBreadth(String headers) {
        bench.receive(bench.pbx, invite(headers));
        return bench.wire.take().get(1).all("Max-Breadth");
    }

    @Test
    void is60WhereNoneCame() {
        assertThat(forwardedBreadth("")).containsExactly("60");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "60, 60", "61, 60", "999999999999, 60", "-1, 60", "many, 60"})
    void goesOnAsItCameUpTo60(String came, String goes) {
        assertThat(forwardedBreadth("Max-Breadth: " + came + "\r\n")).containsExactly(goes);
    }

    @Test
    void goesOnAsASingleValue() {
        assertThat(forwardedBreadth("Max-Breadth: 5\r\nmax-breadth: 9\r\n"))
                .containsExactly("5");
    }

    @Test
    void thatIsSpentIsAnswered440AndReachesNoCarrier() {
        bench.receive(bench.pbx, invite("Max-Breadth: 0\r\n"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 440 Max-Breadth Exceeded"));
    }

    @Test
    void of1IsEnoughForEachCarrierAfterTheOther() {
        ProxyBench two = ProxyBench.withTwoCarriers(Transport.UDP);
        two.receive(two.pbx, invite("Max-Breadth: 1\r\n"));
        FakeWire.Sent first = two.wire.take().get(1);
        two.receive(two.carrier, response(first, "503 Service Unavailable", "b2"));

        assertThat(two.wire.take()).filteredOn(sent -> sent.to() == two.secondCarrier)
                .singleElement()
                .satisfies(sent -> assertThat(sent.all("Max-Breadth")).containsExactly("1"));
    }

    @Test
    void isNotAddedInsideACallWhichIsNeverForked() {
        bench.receive(bench.pbx, invite(""));
        FakeWire.Sent call = bench.wire.take().get(1);
        bench.receive(bench.pbx, inDialog("INFO", call, "z9hG4bKi", 3));

        assertThat(bench.wire.take().get(0).all("Max-Breadth")).isEmpty();
    }
}
