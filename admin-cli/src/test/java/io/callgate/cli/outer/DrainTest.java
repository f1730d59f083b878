package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import io.callgate.gateway.outer.Numbers;
import io.callgate.gateway.outer.Patience;
import io.callgate.gateway.outer.Settings;
import io.callgate.gateway.outer.SippRun;
import io.callgate.gateway.outer.Stage;
import io.callgate.gateway.outer.StageExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** SIGTERM, as a service manager sends it. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class DrainTest {

    @Test
    void turnsNewCallsAwayUntilTheCallsInSetUpAreAcknowledgedAndThenExits0(Stage stage) {
        SippRun carrier = stage.sipp("carrier-answers-late").pauseMillis(12_000).start();
        Settings settings = new Settings().carrier(carrier.port());
        Daemon gateway = Daemon.start(stage, settings);
        SippRun ringing = stage.sipp("caller-is-answered").towards(gateway.port())
                .number(Numbers.CLEAN).pauseMillis(300).start();
        gateway.records().awaitJudged("admitted", 1);

        gateway.run().terminate();
        Awaitility.await().atMost(Patience.MAX).until(() -> CommandLineRun.of("gateway", "status",
                "--url", "http://127.0.0.1:" + settings.adminPort()).out().contains("draining"));
        stage.sipp("caller-turned-away").towards(gateway.port()).number(Numbers.CLEAN)
                .start().awaitSuccess();
        assertThat(ringing.isAlive()).as("the first call is still in set-up").isTrue();

        ringing.awaitSuccess();
        carrier.awaitSuccess();
        assertThat(carrier.counts().created()).as("calls that reached the carrier").isOne();
        assertThat(gateway.run().exitCode()).isZero();
    }

    @Test
    void endsAtOnceWhenNoCallIsInSetUp(Stage stage) {
        Daemon gateway = Daemon.start(stage, new Settings());
        gateway.run().terminate();
        assertThat(gateway.run().exitCode()).isZero();
    }
}
