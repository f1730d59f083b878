package io.callgate.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCheckTest {

    @TempDir
    private Path folder;

    @Test
    void acceptsAGoodConfiguration() {
        CommandLineRun run = CommandLineRun.of("config", "check",
                new Office(folder).config().toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("as it should be\n");
    }

    @Test
    void tellsEveryProblemWithItsLineAndKey() {
        Path file = new Office(folder).file("bad.yaml", """
                store: {directory: ./store}
                listen:
                  - {transport: sctp, address: 127.0.0.1, port: 5060}
                admin: {address: 127.0.0.1, port: 99999}
                carriers: []
                sellers: []
                """);

        CommandLineRun run = CommandLineRun.of("config", "check", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("line 3: listen[0].transport").contains("line 4: admin.port")
                .contains("line 5: carriers").contains("line 6: sellers");
    }
}
