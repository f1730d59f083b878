package io.callgate.gateway.outer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Requests that are no calls. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class OddRequestTest {

    @Test
    void optionsToTheGatewayItselfIsAnswered200(Stage stage) {
        askedAs("caller-asks-options", stage);
    }

    @Test
    void aMethodThatIsNotCarriedIsAnswered405WithTheOnesThatAre(Stage stage) {
        askedAs("caller-uses-unknown-method", stage);
    }

    private static void askedAs(String scenario, Stage stage) {
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(Ports.free()));
        stage.sipp(scenario).towards(gateway.port()).start().awaitSuccess();
        stage.sipp(scenario).towards(gateway.port()).tcp().start().awaitSuccess();
    }
}
