package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.KamailioCarrier;
import io.callgate.gateway.outer.Numbers;
import io.callgate.gateway.outer.Program;
import io.callgate.gateway.outer.SampleStore;
import io.callgate.gateway.outer.Settings;
import io.callgate.gateway.outer.SippCounts;
import io.callgate.gateway.outer.SippRun;
import io.callgate.gateway.outer.Stage;
import io.callgate.gateway.outer.StageExtension;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Calls go on while a national list is imported and swapped in. */
@Isolated("two processes and a load want both cores of a small machine")
@ExtendWith(StageExtension.class)
class ImportUnderCallsTest {

    private static final int IMPORTED = 500_000;
    private static final int CALLS_PER_SECOND = 100;
    /** More than the import leaves time for: the test ends them. */
    private static final int CALLS_MAX = 100_000;
    private static final String NEWLY_LISTED = "+33353010004";

    @Test
    void areAnsweredAsBeforeAndNoneIsLost(Stage stage) throws IOException {
        Program.KAMAILIO.orAbort();
        KamailioCarrier carrier = stage.kamailioCarrier();
        Daemon gateway = Daemon.start(stage, new Settings().carrier(carrier.port()));
        NewCall newlyListed = new NewCall(stage.rawPeer(), gateway, NEWLY_LISTED);
        assertThat(newlyListed.firstAnswer()).startsWith(NewCall.TRYING);
        String file = list(stage).toString();
        SippRun calls = stage.sipp("caller-mixed").towards(gateway.port()).calls(CALLS_MAX)
                .callsPerSecond(CALLS_PER_SECOND)
                .fields(List.of(Numbers.CLEAN + ";connected", Numbers.LISTED + ";refused"))
                .untraced().start();

        gateway.command("list", "import", SampleStore.LIST, file, "--issued", "2026-08-11",
                "--country", "FR");
        newlyListed.awaitFirstAnswer(NewCall.REFUSED);
        assertThat(calls.isAlive()).as("calls went on until the list was in force").isTrue();

        SippCounts counts = calls.stop();
        assertThat(counts.failed()).isZero();
        assertThat(counts.successful()).isEqualTo(counts.created()).isPositive();
    }

    private static Path list(Stage stage) throws IOException {
        Path file = stage.newFolder("list").resolve("bloctel.txt");
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            lines.write(Numbers.LISTED + "\n" + NEWLY_LISTED + "\n");
            for (int i = 0; i < IMPORTED; i++) {
                lines.write("+33" + (600_000_000 + i * 35) + "\n");
            }
        }
        return file;
    }
}
