package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two soft-phones that talk to each other, past the gateway. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class BaresipCallTest {

    private static final int SECONDS = 6;

    @Test
    void bothEndsHearEachOther(Stage stage) throws IOException {
        int port = Ports.free();
        Baresip callee = Baresip.answering(stage, Numbers.CLEAN, port);
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(port));
        Baresip caller = Baresip.calling(stage, Numbers.CLEAN, gateway.port(), SECONDS);
        caller.awaitLog("Call established");
        caller.awaitEnd();
        callee.awaitLog("terminated (duration");
        assertThat(caller.secondsHeard()).isGreaterThan(1);
        assertThat(callee.secondsHeard()).isGreaterThan(1);
        gateway.records().awaitAnswered(1);
    }

    @Test
    void theCallerIsShownThePhraseOfARefusal(Stage stage) {
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(Ports.free()));
        Baresip caller = Baresip.calling(stage, Numbers.LISTED, gateway.port(), SECONDS);
        caller.awaitLog("603 Suppressed");
    }
}
