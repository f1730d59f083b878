package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Numbers;
import io.callgate.gateway.outer.Settings;
import io.callgate.gateway.outer.SippRun;
import io.callgate.gateway.outer.Stage;
import io.callgate.gateway.outer.StageExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two gateways of one route key behind one address, each with a store of its own. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class StandInTest {

    @Test
    void carriesTheCallsThatTheOtherConnectedAndTheOtherItsCallsInTurn(Stage stage) {
        SippRun carrier = stage.sipp("carrier-reinvited").calls(2).start();
        Settings settings = new Settings().carrier(carrier.port());
        Daemon first = Daemon.start(stage, settings);
        SippRun early = stage.sipp("caller-reinvites").towards(first.port())
                .number(Numbers.CLEAN).pauseMillis(12_000).start();
        first.records().awaitAnswered(1);
        first.run().kill();

        Daemon second = Daemon.standIn(stage, first);
        SippRun late = stage.sipp("caller-reinvites").towards(second.port())
                .number(Numbers.CLEAN).pauseMillis(20_000).start();
        second.records().awaitAnswered(1);
        early.awaitSuccess();
        second.run().kill();
        assertThat(late.isAlive()).as("the second call has not ended before the kill").isTrue();

        first.start();
        late.awaitSuccess();
        carrier.awaitSuccess();
    }

    @Test
    void losesNoCallWhenOneIsRestartedAfterTheOther(Stage stage) {
        SippRun carrier = stage.sipp("carrier-answers").calls(50).start();
        Settings settings = new Settings().carrier(carrier.port());
        Daemon first = Daemon.start(stage, settings);
        SippRun callers = stage.sipp("caller-hangs-up").towards(first.port())
                .number(Numbers.CLEAN).calls(50).callsPerSecond(50).pauseMillis(15_000).start();
        first.records().awaitAnswered(50);

        first.run().terminate();
        assertThat(first.run().exitCode()).isZero();
        Daemon second = Daemon.standIn(stage, first);
        second.run().terminate();
        assertThat(second.run().exitCode()).isZero();
        first.start();

        callers.awaitSuccess();
        carrier.awaitSuccess();
        assertThat(callers.counts().successful()).isEqualTo(50);
    }
}
