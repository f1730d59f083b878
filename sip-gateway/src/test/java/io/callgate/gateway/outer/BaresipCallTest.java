package io.callgate.gateway.outer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two soft-phones that talk to each other, past the gateway. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class BaresipCallTest {

    @Test
    void bothEndsHearEachOther(Stage stage) {
        int port = Ports.free();
        Baresip callee = Baresip.answering(stage, Numbers.CLEAN, port);
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(port));
        Baresip caller = Baresip.calling(stage, Numbers.CLEAN, gateway.port());
        caller.awaitLog("Call established");
        caller.awaitTone();
        callee.awaitTone();
        caller.hangUp();
        callee.awaitLog("terminated (duration");
        gateway.records().awaitAnswered(1);
    }

    @Test
    void theCallerIsShownThePhraseOfARefusal(Stage stage) {
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(Ports.free()));
        Baresip caller = Baresip.calling(stage, Numbers.LISTED, gateway.port());
        caller.awaitLog("603 Suppressed");
    }
}
