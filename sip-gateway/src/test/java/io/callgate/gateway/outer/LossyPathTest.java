package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One datagram in five is lost, in both directions: no call is, and none is placed twice. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class LossyPathTest {

    private static final int CALLS = 20;
    private static final int LOSS_PERCENT = 20;

    @Test
    void betweenCallerAndGatewayLosesNoCall(Stage stage) {
        KamailioCarrier carrier = stage.kamailioCarrier();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port()));
        LossyRelay relay = stage.lossyRelay(gateway.port(), LOSS_PERCENT, 1);
        stage.sipp("caller-hangs-up").towards(relay.nearPort()).sendingTo(relay.nearPort())
                .number(Numbers.CLEAN).calls(CALLS).callsPerSecond(20).start().awaitSuccess();
        lostBothWays(relay);
        assertThat(carrier.counts().invites()).isEqualTo(CALLS);
    }

    @Test
    void betweenGatewayAndCarrierLosesNoCall(Stage stage) {
        int port = Ports.free();
        LossyRelay relay = stage.lossyRelay(port, LOSS_PERCENT, 2);
        KamailioCarrier carrier = stage.kamailioCarrier(port, relay.nearPort());
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(relay.nearPort()));
        stage.sipp("caller-hangs-up").towards(gateway.port()).sendingTo(gateway.port())
                .number(Numbers.CLEAN).calls(CALLS).callsPerSecond(20).start().awaitSuccess();
        lostBothWays(relay);
        assertThat(carrier.counts().invites()).isEqualTo(CALLS);
    }

    @Test
    void changesNothingAboutARefusal(Stage stage) {
        KamailioCarrier carrier = stage.kamailioCarrier();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port()));
        LossyRelay relay = stage.lossyRelay(gateway.port(), LOSS_PERCENT, 3);
        stage.sipp("caller-refused").towards(relay.nearPort()).number(Numbers.LISTED).calls(CALLS)
                .callsPerSecond(20).start().awaitSuccess();
        lostBothWays(relay);
        gateway.records().awaitJudged("refused", CALLS);
        assertThat(carrier.counts().invites()).isZero();
    }

    private static void lostBothWays(LossyRelay relay) {
        assertThat(relay.lostOutbound()).as("lost towards the far end").isPositive();
        assertThat(relay.lostInbound()).as("lost towards the near end").isPositive();
    }
}
