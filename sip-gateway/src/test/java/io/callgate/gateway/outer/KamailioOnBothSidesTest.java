package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kamailio as the PBX's proxy before the gateway and as the carrier's behind it, each in the route
 * of every call, with SIPp at the ends.
 */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class KamailioOnBothSidesTest {

    @ParameterizedTest
    @CsvSource({
        "caller-hangs-up, carrier-answers",
        "caller-hung-up-on, carrier-hangs-up",
        "caller-hears-early-media, carrier-sends-early-media",
        "caller-reinvites, carrier-reinvited",
        "caller-cancels, carrier-rings",
        "caller-busy, carrier-busy"})
    void noticesNothingOfTheGateway(String callerPlays, String carrierPlays, Stage stage) {
        SippRun carrier = stage.sipp(carrierPlays).pauseMillis(100).start();
        KamailioProxy trunk = KamailioProxy.start(stage, carrier.port());
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(trunk.port()));
        KamailioProxy pbx = KamailioProxy.start(stage, gateway.port());
        SippRun caller = stage.sipp(callerPlays).towards(pbx.port()).number(Numbers.CLEAN)
                .pauseMillis(100).start();
        caller.awaitSuccess();
        carrier.awaitSuccess();
        gateway.records().awaitJudged("admitted", 1);
    }

    @Test
    void hearsARefusalAndTheCarrierHearsOfNoCall(Stage stage) {
        SippRun carrier = stage.sipp("carrier-answers").start();
        KamailioProxy trunk = KamailioProxy.start(stage, carrier.port());
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(trunk.port()));
        KamailioProxy pbx = KamailioProxy.start(stage, gateway.port());
        stage.sipp("caller-refused").towards(pbx.port()).number(Numbers.LISTED).start()
                .awaitSuccess();
        assertThat(carrier.stop().created()).isZero();
    }
}
