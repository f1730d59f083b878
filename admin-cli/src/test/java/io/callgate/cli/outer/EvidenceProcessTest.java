package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Numbers;
import io.callgate.gateway.outer.SampleStore;
import io.callgate.gateway.outer.Settings;
import io.callgate.gateway.outer.Stage;
import io.callgate.gateway.outer.StageExtension;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Why was this number refused? Asked while the gateway runs, and answered from its records. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class EvidenceProcessTest {

    @Test
    void aRefusedCallIsFoundShownCheckedAndHandedOver(Stage stage) throws IOException {
        Daemon gateway = Daemon.start(stage, new Settings().carrier(stage.rawPeer().port()));
        assertThat(new NewCall(stage.rawPeer(), gateway, Numbers.LISTED).firstAnswer())
                .startsWith(NewCall.REFUSED);
        gateway.records().awaitJudged("refused", 1);

        String found = gateway.command("evidence", "search", "--number", Numbers.LISTED);
        assertThat(found.lines()).hasSize(1);
        assertThat(found).contains(Numbers.LISTED, "refused", "listed", SampleStore.SELLER);

        String callId = found.strip().substring(found.lastIndexOf(' ') + 1);
        assertThat(gateway.command("evidence", "show", callId))
                .contains("judged: refused, listed (step 7), answer 603")
                .contains("  7  on " + SampleStore.LIST + ", version 1");

        assertThat(gateway.command("evidence", "verify")).contains("1 calls in 1 lines")
                .contains("whole");
        Path table = stage.newFolder("handed-over").resolve("calls.csv");
        gateway.command("evidence", "export", "--out", table.toString());
        assertThat(table).content().hasLineCount(2).contains(callId + ",")
                .endsWith(",refused,voice,\n");
    }
}
