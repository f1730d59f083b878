package io.callgate.cli.exempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExemptCommandTest {

    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder);
    }

    private JsonNode exemptions() {
        return office.json("exempt", "ls", "--seller", "choucroute").at("/exemptions");
    }

    @Test
    void recordsTheBasisAndUntilWhen() {
        CommandLineRun run = office.run("exempt", "add", "0465710301", "--seller", "choucroute",
                "--basis", "callback", "--expires", "2026-11-27T17:00Z");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(exemptions()).hasSize(1);
        assertThat(exemptions().at("/0/basis").asText()).isEqualTo("callback");
        assertThat(exemptions().at("/0/expires").asText()).isEqualTo("2026-11-27T17:00:00Z");
    }

    @Test
    void asksForTheBasis() {
        CommandLineRun run = office.run("exempt", "add", "0465710301", "--seller", "choucroute");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--basis contract, callback or press");
    }

    @Test
    void removesOnlyWhatThereIs() {
        office.run("exempt", "add", "0465710301", "--seller", "choucroute", "--basis", "press");

        CommandLineRun other = office.run("exempt", "rm", "0465710301", "--seller", "choucroute",
                "--basis", "contract");
        CommandLineRun same = office.run("exempt", "rm", "0465710301", "--seller", "choucroute",
                "--basis", "press");

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("has no such exemption");
        assertThat(same.exitCode()).isZero();
        assertThat(exemptions()).isEmpty();
    }

    @Test
    void importsATextOfCustomers() {
        Path file = office.file("customers.txt", "0465710301\n0465710302\n0465710303\n");

        CommandLineRun without = office.run("exempt", "import", file.toString(), "--seller",
                "choucroute");
        JsonNode with = office.json("exempt", "import", file.toString(), "--seller",
                "choucroute", "--basis", "contract");

        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("no basis");
        assertThat(with.at("/recorded").asLong()).isEqualTo(3);
        assertThat(exemptions().at("/2/basis").asText()).isEqualTo("contract");
    }
}
