package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.Office;
import io.callgate.gateway.outer.Numbers;
import io.callgate.gateway.outer.SampleStore;
import io.callgate.gateway.outer.Settings;
import io.callgate.gateway.outer.SippRun;
import io.callgate.gateway.outer.Stage;
import io.callgate.gateway.outer.StageExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void servesTheVersionBeforeADamagedOneAndSaysWhatToDo(Stage stage) throws IOException {
        Daemon gateway = Daemon.start(stage, new Settings());
        Path file = Files.writeString(stage.newFolder("list").resolve("bloctel.txt"),
                Numbers.CLEAN + "\n");
        gateway.command("list", "import", SampleStore.LIST, file.toString(),
                "--issued", "2026-08-10", "--country", "FR", "--max-shrink", "100");
        gateway.run().kill();
        Office.damage(gateway.store(), SampleStore.LIST);

        gateway.start();

        stage.sipp("caller-refused").towards(gateway.port()).number(Numbers.LISTED).start()
                .awaitSuccess();
        assertThat(gateway.run().out() + gateway.run().err())
                .contains("store-unreadable: A part of the store cannot be read or written: list "
                        + SampleStore.LIST + " version 2 cannot be read")
                .contains("import the list again");
    }
}
