package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import io.callgate.gateway.outer.Numbers;
import io.callgate.gateway.outer.Patience;
import io.callgate.gateway.outer.RawPeer;
import io.callgate.gateway.outer.Settings;
import io.callgate.gateway.outer.SippRun;
import io.callgate.gateway.outer.Stage;
import io.callgate.gateway.outer.StageExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code callgate gateway drain} and {@code resume}, while calls are up. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class GatewayDrainTest {


    @Test
    void turnsNewCallsAwayWhileOldOnesGoOnAndSaysWhenNoneIsLeft(Stage stage) {
        SippRun carrier = stage.sipp("carrier-answers").calls(3).start();
        Settings settings = new Settings().carrier(carrier.port());
        Daemon gateway = Daemon.start(stage, settings);
        String url = "http://127.0.0.1:" + settings.adminPort();
        SippRun early = stage.sipp("caller-hangs-up").towards(gateway.port())
                .number(Numbers.CLEAN).pauseMillis(10_000).start();
        gateway.records().awaitAnswered(1);

        assertThat(gateway("drain", url)).isEqualTo("new calls are turned away; 1 call is up\n");
        RawPeer caller = stage.rawPeer();
        assertThat(new NewCall(caller, gateway, Numbers.CLEAN).firstAnswer())
                .startsWith("SIP/2.0 503 Draining\r\n").contains("\r\nRetry-After: ");
        early.awaitSuccess();
        Awaitility.await().atMost(Patience.MAX).untilAsserted(() -> assertThat(
                CommandLineRun.of("gateway", "status", "--url", url).out())
                .startsWith("not ready: draining\n").contains("calls up        0\n"));
        assertThat(new NewCall(caller, gateway, "112").firstAnswer())
                .as("an emergency call").startsWith(NewCall.TRYING);

        assertThat(gateway("resume", url)).isEqualTo("new calls are taken\n");
        assertThat(new NewCall(caller, gateway, Numbers.CLEAN).firstAnswer())
                .startsWith(NewCall.TRYING);
    }

    private static String gateway(String verb, String url) {
        CommandLineRun run = CommandLineRun.of("gateway", verb, "--url", url);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }
}
