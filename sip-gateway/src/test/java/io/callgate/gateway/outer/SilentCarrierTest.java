package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A carrier from which no final answer comes. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class SilentCarrierTest {

    /**
     * RFC 3261 17.1.1.2: at 0, 1, 3, 7, 15, 31 and 63 T1, given up at 64 T1. A machine that stands
     * still for the last T1 leaves the last one out.
     */
    @Test
    void isSentTheInviteUpToSevenTimesAndTheCallerHears408AfterTimerB(Stage stage) {
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = stage.gateway(
                settings -> settings.carrier(carrier.port()).t1Millis(100));
        stage.sipp("caller-timed-out").towards(gateway.port()).number(Numbers.CLEAN).start()
                .awaitSuccess();
        List<String> heard = carrier.receiveAll(Duration.ofMillis(300));
        assertThat(heard).hasSizeBetween(2, 7).allMatch(message -> message.equals(heard.get(0)));
        assertThat(heard.get(0)).startsWith("INVITE ");
    }

    @Test
    void isCancelledWhenItRingsLongerThanTimerCAndTheCallerHears408(Stage stage) {
        SippRun carrier = stage.sipp("carrier-rings").start();
        GatewayUnderTest gateway = stage.gateway(
                settings -> settings.carrier(carrier.port()).ringTimeoutSeconds(1));
        stage.sipp("caller-timed-out").towards(gateway.port()).number(Numbers.CLEAN).start()
                .awaitSuccess();
        carrier.awaitSuccess();
    }
}
