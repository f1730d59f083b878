package io.callgate.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.IOException;
import java.nio.file.Files;
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

    @Test
    void tellsEveryProblemOfTheRegulationsWithItsFileLineAndKey() throws IOException {
        Office office = new Office(folder);
        Path law = Files.createDirectory(folder.resolve("law"));
        office.file("law/nl.yaml", """
                country: NL
                periods:
                  - in-force-from: 2021-07-01
                    law: Telecommunicatiewet
                    consent: {need: perhaps, article: art. 11.7}
                    hours: {monday: ["9-17"], article: none}
                """);
        Path file = office.file("lawful.yaml", office.text()
                + "regulations: {directory: " + law + "}\n");

        CommandLineRun run = CommandLineRun.of("config", "check", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("nl.yaml: line 5: periods[0].consent.need: \"perhaps\"")
                .contains("nl.yaml: line 6: periods[0].hours.monday[0]: \"9-17\" must be");
    }
}
