package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Numbers;
import io.callgate.gateway.outer.RawPeer;
import io.callgate.gateway.outer.SampleStore;
import io.callgate.gateway.outer.Settings;
import io.callgate.gateway.outer.SipText;
import io.callgate.gateway.outer.Stage;
import io.callgate.gateway.outer.StageExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the command line acknowledges, a running gateway obeys within a second. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class LiveChangeTest {

    private static final Duration IN_FORCE = Duration.ofSeconds(1);
    /** Of a cold process on a busy machine. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(15);
    private static final String REFUSED = "SIP/2.0 603 ";
    private static final String TRYING = "SIP/2.0 100 ";

    @Test
    void anOptOutIsObeyedAndSoIsItsWithdrawal(Stage stage) {
        Daemon gateway = Daemon.start(stage, new Settings().carrier(stage.rawPeer().port()));
        RawPeer caller = stage.rawPeer();
        assertThat(firstAnswer(caller, gateway)).startsWith(TRYING);

        gateway.command("optout", "add", Numbers.CLEAN, "--seller", SampleStore.SELLER);
        awaitFirstAnswer(caller, gateway, REFUSED);

        gateway.command("optout", "rm", Numbers.CLEAN, "--seller", SampleStore.SELLER);
        awaitFirstAnswer(caller, gateway, TRYING);
    }

    @Test
    void anImportedListIsObeyed(Stage stage) throws IOException {
        Daemon gateway = Daemon.start(stage, new Settings().carrier(stage.rawPeer().port()));
        RawPeer caller = stage.rawPeer();
        assertThat(firstAnswer(caller, gateway)).startsWith(TRYING);

        Path file = Files.writeString(stage.newFolder("list").resolve("bloctel.txt"),
                Numbers.LISTED + "\n" + Numbers.CLEAN + "\n");
        gateway.command("list", "import", SampleStore.LIST, file.toString(),
                "--issued", "2026-08-10", "--country", "FR");
        awaitFirstAnswer(caller, gateway, REFUSED);
    }

    private static void awaitFirstAnswer(RawPeer caller, Daemon gateway, String status) {
        Awaitility.await().atMost(IN_FORCE).pollInterval(Duration.ofMillis(50))
                .until(() -> firstAnswer(caller, gateway).startsWith(status));
    }

    /** The gateway's own answer to a new call; the carrier is silent. */
    private static String firstAnswer(RawPeer caller, Daemon gateway) {
        String invite = SipText.invite(Numbers.CLEAN, caller.port(), gateway.port());
        String callId = invite.lines().filter(line -> line.startsWith("Call-ID: ")).findFirst()
                .orElseThrow();
        caller.send(gateway.port(), invite);
        String answer = caller.receive(FIRST_ANSWER).orElseThrow();
        while (!answer.contains(callId)) {
            // Of an earlier call.
            answer = caller.receive(FIRST_ANSWER).orElseThrow();
        }
        return answer;
    }
}
