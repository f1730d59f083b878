package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.request;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** What a text message tells of the first of two carriers, which is down after three failures. */
class UnansweredTextTest {

    private ProxyBench bench = ProxyBench.withTwoCarriers(Transport.UDP);

    private static String text(int number) {
        return request("MESSAGE", ProxyBench.FREE_URI, "z9hG4bKt" + number, "");
    }

    private Hop carrierOf(Hop from, int number) {
        bench.receive(from, text(number));
        return bench.wire.take().get(0).to();
    }

    /** Timer E, RFC 3261 17.1.2.2: after 0.5, 1.5, 3.5 and 7.5 s. */
    private void repeatLikeItsSender(int number) {
        assertThat(carrierOf(bench.pbx, number)).isSameAs(bench.carrier);
        for (int pause : new int[] {500, 1_000, 2_000, 4_000}) {
            bench.after(pause);
            bench.receive(bench.pbx, text(number));
        }
        bench.wire.take();
    }

    @Test
    void repeatedInVainTakesTheCarrierDown() {
        repeatLikeItsSender(1);
        repeatLikeItsSender(2);
        repeatLikeItsSender(3);
        assertThat(carrierOf(bench.pbx, 4)).isSameAs(bench.secondCarrier);
    }

    @Test
    void countsOnceHoweverOftenItIsRepeated() {
        repeatLikeItsSender(1);
        for (int second = 0; second < 20; second += 4) {
            bench.after(4_000);
            bench.receive(bench.pbx, text(1));
        }
        bench.wire.take();
        assertThat(carrierOf(bench.pbx, 2)).isSameAs(bench.carrier);
    }

    @Test
    void thatIsAnsweredTellsNothingOfItByItsLateRepetitions() {
        for (int number = 1; number <= 3; number++) {
            bench.receive(bench.pbx, text(number));
            bench.receive(bench.carrier, response(bench.wire.take().get(0), "200 OK", "b2"));
        }
        bench.after(7_000);
        for (int number = 1; number <= 3; number++) {
            bench.receive(bench.pbx, text(number));
        }
        bench.wire.take();
        assertThat(carrierOf(bench.pbx, 4)).isSameAs(bench.carrier);
    }

    @Test
    void overAStreamWhoseSenderRepeatsNothingCountsWhenItsTimeIsOver() {
        Hop pbx = bench.wire.hopTo(Transport.TCP, new InetSocketAddress("127.0.0.2", 5070));
        for (int number = 1; number <= 3; number++) {
            assertThat(carrierOf(pbx, number)).isSameAs(bench.carrier);
        }
        bench.after(31_900);
        assertThat(carrierOf(pbx, 4)).isSameAs(bench.carrier);
        bench.after(200);
        assertThat(carrierOf(pbx, 5)).isSameAs(bench.secondCarrier);
    }

    @Test
    void lostWithItsStreamToTheCarrierCountsAtOnce() {
        bench = ProxyBench.withTwoCarriers(Transport.TCP);
        Hop pbx = bench.wire.hopTo(Transport.TCP, new InetSocketAddress("127.0.0.2", 5070));
        for (int number = 1; number <= 3; number++) {
            assertThat(carrierOf(pbx, number)).isSameAs(bench.carrier);
        }
        bench.proxy().onUnreachable(bench.carrier, 0);
        assertThat(carrierOf(pbx, 4)).isSameAs(bench.secondCarrier);
        bench.after(33_000);
        assertThat(carrierOf(pbx, 5)).as("tried once an interval").isSameAs(bench.carrier);
    }

    @Test
    void thatIsTooLargeToGoOnBlamesNobody() {
        for (int number = 1; number <= 3; number++) {
            bench.receive(bench.pbx, request("MESSAGE", ProxyBench.FREE_URI, "z9hG4bKt" + number,
                    "X-Line: x\r\n".repeat(116)));
            assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                    assertThat(answer.firstLine()).isEqualTo("SIP/2.0 513 Message Too Large"));
        }
        assertThat(carrierOf(bench.pbx, 4)).isSameAs(bench.carrier);
    }

    @Test
    void thatCannotBeSentIsAnsweredAndReportedSo() {
        bench.wire.refuse(bench.carrier);
        for (int number = 1; number <= 3; number++) {
            bench.receive(bench.pbx, text(number));
            assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                    assertThat(answer.firstLine()).isEqualTo("SIP/2.0 500 Carrier Unreachable"));
        }
        assertThat(bench.takeReports()).hasSize(3)
                .allSatisfy(facts -> assertThat(facts.end).isEqualTo(CallEnd.UNREACHABLE));
        assertThat(carrierOf(bench.pbx, 4)).isSameAs(bench.secondCarrier);
    }
}
