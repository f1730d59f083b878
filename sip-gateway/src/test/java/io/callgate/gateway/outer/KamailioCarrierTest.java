package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** SIPp calls through the gateway to a real Kamailio. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class KamailioCarrierTest {

    private static final int CALLS = 1_000;

    @Test
    void takesAThousandCallsOfWhichNoneIsLost(Stage stage) {
        KamailioCarrier carrier = stage.kamailioCarrier();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port()));
        SippRun caller = stage.sipp("caller-hangs-up").towards(gateway.port())
                .number(Numbers.CLEAN).calls(CALLS).callsPerSecond(200).untraced().start();
        caller.awaitSuccess();
        assertThat(caller.counts().successful()).isEqualTo(CALLS);
        assertThat(carrier.counts().invites()).isEqualTo(CALLS);
        assertThat(carrier.counts().byes()).isGreaterThanOrEqualTo(CALLS);
        assertThat(carrier.counts().others()).isZero();
        gateway.records().awaitJudged("admitted", CALLS);
    }

    @Test
    void hearsOfNoSuppressedCallAmongManyThatConnect(Stage stage) {
        KamailioCarrier carrier = stage.kamailioCarrier();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port()));
        stage.sipp("caller-mixed").towards(gateway.port()).calls(500).callsPerSecond(100)
                .fields(List.of(Numbers.CLEAN + ";connected", Numbers.LISTED + ";refused"))
                .untraced().start().awaitSuccess();
        assertThat(carrier.counts().invites()).isEqualTo(250);
        gateway.records().awaitJudged("admitted", 250);
        gateway.records().awaitJudged("refused", 250);
        gateway.metrics().await(250, "callgate_calls_total", "verdict=\"admitted\"");
        gateway.metrics().await(250, "callgate_calls_total", "verdict=\"refused\"",
                "reason=\"listed\"", "list=\"bloctel\"", "caller=\"marketing\"");
    }
}
