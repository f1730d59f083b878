package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.invite;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DeliveryConfig;
import io.callgate.gateway.config.GatewayConfig.FailoverConfig;
import io.callgate.gateway.config.GatewayConfig.LimitsConfig;
import io.callgate.gateway.config.GatewayConfig.ProbeConfig;
import io.callgate.gateway.evidence.CallEnd;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a BYE ends, at a carrier that takes one call at a time. */
class EndOfACallTest {

    private final ProxyBench bench = new ProxyBench(List.of(new CarrierConfig("carrier-a",
            "127.0.0.3", 5090, "udp", 1, 1, FailoverConfig.DEFAULT, ProbeConfig.OFF,
            new LimitsConfig(0, 1, 3_600), DeliveryConfig.PLAIN, Optional.empty())));
    private FakeWire.Sent forwarded;

    private void establish() {
        forwarded = bench.establish(invite(ProxyBench.FREE_URI)
                .replace("pbx1", "pbx" + bench.epochMillis), Messages.CONTACT);
    }

    private boolean takesAnotherCall() {
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI).replace("call-1", "call-2"));
        return bench.wire.take().stream().anyMatch(sent -> sent.to() == bench.carrier);
    }

    private String bye() {
        return inDialog("BYE", forwarded, "z9hG4bKbye", 2);
    }

    @Test
    void isTheCallByTheTagsOfItsDialog() {
        establish();
        bench.receive(bench.pbx, bye());
        assertThat(bench.takeReports()).singleElement().satisfies(report ->
                assertThat(report.end).isEqualTo(CallEnd.HUNG_UP_BY_CALLER));
        assertThat(takesAnotherCall()).isTrue();
    }

    @Test
    void isNoCallByATagThatItsCalleeNeverGave() {
        establish();
        bench.receive(bench.pbx, bye().replace(";tag=b2", ";tag=invented"));

        assertThat(bench.wire.take()).singleElement().satisfies(sent ->
                assertThat(sent.firstLine()).startsWith("BYE "));
        assertThat(bench.takeReports()).isEmpty();
        assertThat(takesAnotherCall()).isFalse();
    }

    @Test
    void isTheCallWhenTheCalleeHangsUp() {
        establish();
        String bye = bye().replace("127.0.0.2:5070;branch", "127.0.0.3:5090;branch")
                .replace("From: \"Choucroute\" <sip:0162000000@127.0.0.2>;tag=a1",
                        "From: <sip:x@y>;tag=b2")
                .replace("To: <sip:x@y>;tag=b2", "To: <sip:0162000000@127.0.0.2>;tag=a1")
                .replace("BYE sip:gw@127.0.0.3:5090", "BYE sip:pbx@127.0.0.2:5070");
        bench.receive(bench.carrier, bye.replace("tag=b2", "tag=b3"));
        assertThat(takesAnotherCall()).isFalse();
        bench.takeReports();

        bench.receive(bench.carrier, bye);
        assertThat(bench.takeReports()).singleElement().satisfies(report ->
                assertThat(report.end).isEqualTo(CallEnd.HUNG_UP_BY_CALLEE));
        assertThat(takesAnotherCall()).isTrue();
    }

    @Test
    void isRecordedOnceHoweverOftenItIsHungUpOn() {
        establish();
        for (int branch = 0; branch < 3; branch++) {
            bench.receive(bench.pbx, bye().replace("z9hG4bKbye", "z9hG4bKbye" + branch)
                    .replace(";tag=b2", branch == 2 ? ";tag=invented" : ";tag=b2"));
        }
        assertThat(bench.wire.take()).hasSize(3);
        assertThat(bench.takeReports()).hasSize(1);

        bench.epochMillis += 1_000;
        establish();
        bench.receive(bench.pbx, bye().replace("z9hG4bKbye", "z9hG4bKlater"));
        assertThat(bench.takeReports()).hasSize(1);
    }

    /** Who has read the token may send BYE as long as it likes. */
    @Test
    void isRecordedOnceHoweverLateItIsHungUpOnAgain() {
        establish();
        for (int branch = 0; branch < 3; branch++) {
            bench.receive(bench.pbx, bye().replace("z9hG4bKbye", "z9hG4bKbye" + branch));
            bench.afterInStepsOf(1_000, 33_000);
        }
        assertThat(bench.takeReports()).hasSize(1);
    }

    /** After a restart nobody knows which calls are up, and the token alone tells of them. */
    @Test
    void isRecordedOfACallThatNobodyHasSeenBegin() {
        forwarded = new EndOfACallTest().forwardedOfAnother();
        bench.receive(bench.pbx, bye());
        assertThat(bench.takeReports()).singleElement().satisfies(report ->
                assertThat(report.end).isEqualTo(CallEnd.HUNG_UP_BY_CALLER));
    }

    private FakeWire.Sent forwardedOfAnother() {
        establish();
        return forwarded;
    }
}
