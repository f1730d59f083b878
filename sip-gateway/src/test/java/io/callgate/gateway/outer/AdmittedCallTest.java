package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A call to a number of which nothing is held: the gateway is not noticed by either end. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class AdmittedCallTest {

    @Test
    void isConnectedAndEndedByTheCaller(Stage stage) {
        bothEndsAgree(stage, "caller-hangs-up", "carrier-answers");
    }

    @Test
    void isConnectedAndEndedByTheCallee(Stage stage) {
        bothEndsAgree(stage, "caller-hung-up-on", "carrier-hangs-up");
    }

    @Test
    void hearsEarlyMediaBeforeTheAnswer(Stage stage) {
        bothEndsAgree(stage, "caller-hears-early-media", "carrier-sends-early-media");
    }

    @Test
    void isPutOnHoldByAReInvite(Stage stage) {
        bothEndsAgree(stage, "caller-reinvites", "carrier-reinvited");
    }

    @Test
    void isCancelledWhileItRings(Stage stage) {
        bothEndsAgree(stage, "caller-cancels", "carrier-rings");
    }

    @Test
    void isToldThatTheCalleeIsBusy(Stage stage) {
        bothEndsAgree(stage, "caller-busy", "carrier-busy");
    }

    @Test
    void isAnswered500WhenTheCarrierAnswers503(Stage stage) {
        bothEndsAgree(stage, "caller-unserved", "carrier-unavailable");
    }

    @Test
    void goesFromATcpCallerToAUdpCarrier(Stage stage) {
        SippRun carrier = stage.sipp("carrier-answers").calls(5).start();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port()));
        stage.sipp("caller-hangs-up").towards(gateway.port()).number(Numbers.CLEAN).calls(5)
                .tcp().start().awaitSuccess();
        carrier.awaitSuccess();
    }

    private static void bothEndsAgree(Stage stage, String callerPlays, String carrierPlays) {
        SippRun carrier = stage.sipp(carrierPlays).pauseMillis(100).unhurried().start();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port())
                .unhurried());
        SippRun caller = stage.sipp(callerPlays).towards(gateway.port()).number(Numbers.CLEAN)
                .pauseMillis(100).unhurried().start();
        caller.awaitSuccess();
        carrier.awaitSuccess();
        assertThat(caller.counts()).as("no message had to be repeated")
                .isEqualTo(new SippCounts(1, 1, 0, 0));
        assertThat(carrier.counts()).isEqualTo(new SippCounts(1, 1, 0, 0));
    }
}
