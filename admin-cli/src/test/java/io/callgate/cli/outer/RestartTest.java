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

/** kill -9, and a new process in the place of the old one. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class RestartTest {

    @Test
    void carriesTheReInviteAndTheByeOfACallThatTheKilledProcessConnected(Stage stage) {
        SippRun carrier = stage.sipp("carrier-reinvited").start();
        Daemon gateway = Daemon.start(stage, new Settings().carrier(carrier.port()));
        SippRun caller = stage.sipp("caller-reinvites").towards(gateway.port())
                .number(Numbers.CLEAN).pauseMillis(10_000).start();
        gateway.records().awaitAnswered(1);

        gateway.run().kill();
        assertThat(caller.isAlive()).as("the call has not ended before the kill").isTrue();
        gateway.start();

        caller.awaitSuccess();
        carrier.awaitSuccess();
    }

    @Test
    void losesNoListAndNoOptOut(Stage stage) {
        Daemon gateway = Daemon.start(stage, new Settings());
        gateway.run().kill();
        gateway.start();
        for (String number : new String[] {Numbers.LISTED, Numbers.OPTED_OUT}) {
            stage.sipp("caller-refused").towards(gateway.port()).number(number).start()
                    .awaitSuccess();
        }
    }
}
