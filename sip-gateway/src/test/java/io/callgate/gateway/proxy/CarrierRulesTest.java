package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.request;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DeliveryConfig;
import io.callgate.gateway.config.GatewayConfig.FailoverConfig;
import io.callgate.gateway.config.GatewayConfig.LimitsConfig;
import io.callgate.gateway.config.GatewayConfig.ProbeConfig;
import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.transport.Transport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is agreed with one carrier: its limits, its failures, its numbers, its headers. */
class CarrierRulesTest {

    private static CarrierConfig carrier(FailoverConfig failover, LimitsConfig limits,
            DeliveryConfig delivery) {
        return new CarrierConfig("carrier-a", "127.0.0.3", 5090, "udp", 1, 1, failover,
                ProbeConfig.OFF, limits, delivery, Optional.empty());
    }

    private static ProxyBench delivering(DeliveryConfig delivery) {
        return new ProxyBench(List.of(
                carrier(FailoverConfig.DEFAULT, LimitsConfig.NONE, delivery)));
    }

    private static ProxyBench upTo(int callsMax) {
        return new ProxyBench(List.of(carrier(FailoverConfig.DEFAULT,
                new LimitsConfig(0, callsMax, 3_600), DeliveryConfig.PLAIN)));
    }

    private static FakeWire.Sent place(ProxyBench bench, String message) {
        bench.receive(bench.pbx, message);
        List<FakeWire.Sent> sent = bench.wire.take();
        return sent.get(sent.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "+e164, '', '', 33187654321, +33187654321",
        "e164, '', '', 33187654321, 33187654321",
        "00e164, '', '', 33187654321, 0033187654321",
        "national, FR, '', 33187654321, 0187654321",
        "national, FR, '', 4930123456, 004930123456",
        "+e164, '', '1234#', 33187654321, 1234%23+33187654321",
        "national, FR, '99*', 33187654321, 99*0187654321",
        "national, FR, '99*', 112, 112",
    })
    void getsTheNumberInItsFormat(String format, String country, String techPrefix, String number,
            String user) {
        ProxyBench bench = delivering(
                new DeliveryConfig(format, country, techPrefix, List.of()));
        String dialled = number.length() > 3 ? "+" + number : number;

        assertThat(place(bench, invite("sip:" + dialled + "@127.0.0.1:5060")).firstLine())
                .isEqualTo("INVITE sip:" + user + "@127.0.0.3:5090 SIP/2.0");
    }

    @Test
    void isNotShownTheHeadersThatAreStrippedAndAllElseAsItCame() {
        String extra = "x-campaign : second\r\n folded\r\nX-Campaign-Id: 7\r\nX-Other: a, b\r\n";
        String message = request("INVITE", ProxyBench.FREE_URI, "z9hG4bKpbx1", extra);
        String plain = place(delivering(DeliveryConfig.PLAIN), message).text();
        String stripped = place(delivering(
                new DeliveryConfig("+e164", "", "", List.of("x-campaign"))), message).text();

        assertThat(stripped).isEqualTo(plain.replace("X-Campaign: spring\r\n", "")
                .replace("x-campaign : second\r\n folded\r\n", ""));
        assertThat(stripped).contains("X-Campaign-Id: 7").doesNotContain("spring", "second");
    }

    @Test
    void isNotShownThemInsideTheCallEither() {
        ProxyBench bench = delivering(
                new DeliveryConfig("+e164", "", "", List.of("x-campaign")));
        FakeWire.Sent forwarded = place(bench, invite(ProxyBench.FREE_URI));
        bench.receive(bench.carrier, response(forwarded, "200 OK", "b2"));
        bench.wire.take();

        FakeWire.Sent bye = place(bench, inDialog("BYE", forwarded, "z9hG4bKbye", 2));
        assertThat(bye.to()).isSameAs(bench.carrier);
        assertThat(bye.text()).startsWith("BYE ").doesNotContain("X-Campaign");
    }

    @Test
    void aMessageOfNothingButStrippedHeadersPasses() {
        ProxyBench bench = delivering(
                new DeliveryConfig("+e164", "", "", List.of("x-a")));
        String message = request("INVITE", ProxyBench.FREE_URI, "z9hG4bKpbx1",
                "X-A: b\r\n".repeat(110));

        assertThat(place(bench, message).text()).startsWith("INVITE ").doesNotContain("X-A");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 503})
    void decidesWhichFailuresAreItsOwn(int code) {
        FailoverConfig failover = new FailoverConfig(List.of(404), 5_000);
        ProxyBench bench = new ProxyBench(List.of(
                carrier(failover, LimitsConfig.NONE, DeliveryConfig.PLAIN),
                new CarrierConfig("carrier-b", "127.0.0.4", 5090, "udp", 2, false)));
        FakeWire.Sent forwarded = place(bench, invite(ProxyBench.FREE_URI));
        bench.receive(bench.carrier, response(forwarded, code + " Failure", "b2"));

        assertThat(bench.wire.take().get(1).to())
                .isSameAs(code == 404 ? bench.secondCarrier : bench.pbx);
    }

    @Test
    void isGivenNoCallBeyondItsLimitWhichIsAnswered503WithRetryAfter() {
        ProxyBench bench = upTo(1);
        place(bench, invite(ProxyBench.FREE_URI));
        CallFacts facts = bench.receive(bench.pbx,
                invite(ProxyBench.FREE_URI).replace("call-1", "call-2"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer -> {
            assertThat(answer.firstLine()).isEqualTo("SIP/2.0 503 Carriers At Their Limit");
            assertThat(answer.one("Retry-After")).isEqualTo("5");
        });
        assertThat(facts.end).isEqualTo(CallEnd.NO_CARRIER);
        assertThat(facts.verdict.admits()).isTrue();
        assertThat(facts.carrier).isEmpty();
    }

    @Test
    void isGivenAnEmergencyCallBeyondItsLimit() {
        ProxyBench bench = upTo(1);
        place(bench, invite(ProxyBench.FREE_URI));

        assertThat(place(bench, invite("sip:112@127.0.0.1:5060").replace("call-1", "call-2"))
                .to()).isSameAs(bench.carrier);
    }

    @Test
    void isGivenTheNextCallWhenTheFirstHasEndedByBye() {
        ProxyBench bench = upTo(1);
        for (int call = 0; call < 3; call++) {
            FakeWire.Sent forwarded = place(bench,
                    invite(ProxyBench.FREE_URI).replace("z9hG4bKpbx1", "z9hG4bK" + call));
            assertThat(forwarded.to()).isSameAs(bench.carrier);
            bench.receive(bench.carrier, response(forwarded, "200 OK", "b2"));
            String bye = inDialog("BYE", forwarded, "z9hG4bKbye" + call, 2);
            bench.receive(bench.pbx, bye);
            bench.receive(bench.pbx, bye);
            bench.wire.take();
        }
    }

    @Test
    void isGivenTheNextCallWhenTheFirstWasRefusedByTheCalledParty() {
        ProxyBench bench = upTo(1);
        for (int call = 0; call < 3; call++) {
            FakeWire.Sent forwarded = place(bench,
                    invite(ProxyBench.FREE_URI).replace("z9hG4bKpbx1", "z9hG4bK" + call));
            assertThat(forwarded.to()).isSameAs(bench.carrier);
            bench.receive(bench.carrier, response(forwarded, "486 Busy Here", "b2"));
            bench.wire.take();
        }
    }

    @Test
    void isSkippedOnceItWasSilentThreeTimes() {
        ProxyBench bench = ProxyBench.withTwoCarriers(Transport.UDP);
        for (int call = 0; call < 3; call++) {
            assertThat(place(bench, invite(ProxyBench.FREE_URI).replace("z9hG4bKpbx1",
                    "z9hG4bK" + call)).to()).isSameAs(bench.carrier);
        }
        bench.after(5_020);

        assertThat(place(bench, invite(ProxyBench.FREE_URI).replace("z9hG4bKpbx1", "z9hG4bK9"))
                .to()).isSameAs(bench.secondCarrier);
    }

    @Test
    void isMissedByEveryCallAtOnceWhenItIsTheOnlyOneAndDown() {
        ProxyBench bench = upTo(0);
        for (int call = 0; call < 3; call++) {
            place(bench, invite(ProxyBench.FREE_URI).replace("z9hG4bKpbx1", "z9hG4bK" + call));
        }
        bench.after(32_020);

        assertThat(place(bench, invite(ProxyBench.FREE_URI).replace("z9hG4bKpbx1", "z9hG4bK9"))
                .firstLine()).isEqualTo("SIP/2.0 500 No Carrier In Service");
    }
}
