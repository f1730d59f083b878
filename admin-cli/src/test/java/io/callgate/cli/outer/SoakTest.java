package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.ChildProcess;
import io.callgate.gateway.outer.Ports;
import io.callgate.gateway.outer.Program;
import io.callgate.gateway.outer.Stage;
import io.callgate.gateway.outer.StageExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** A few seconds of what perf/soak.sh does for a minute. */
@Isolated("it measures whether anything is lost under load, not which test had the processor")
@ExtendWith(StageExtension.class)
class SoakTest {

    @Test
    void losesNoneOfTwoHundredCallsASecondAndCountsEachOnce(Stage stage)
            throws IOException {
        Program.SIPP.orAbort();
        Program.KAMAILIO.orAbort();
        Path script = Path.of("..", "perf", "soak.sh").toAbsolutePath().normalize();
        Path folder = stage.newFolder("soak");
        Path output = folder.resolve("log");
        Installation installation = Installation.in(stage.newFolder("installation"));
        List<String> command = List.of(script.toString(), "--rate", "200", "--seconds", "5",
                "--port-base", Integer.toString(Ports.freeRow(5)),
                "--callgate", installation.launcher().toString());
        try (installation; ChildProcess soak = ChildProcess.start(command, folder, output)) {
            assertThat(soak.exitCode(Duration.ofMinutes(5)))
                    .as("exit code of perf/soak.sh: %s", Files.readString(output)).isZero();
        }
        assertThat(Files.readString(output)).contains("soak: 1000 calls, none lost");
    }
}
