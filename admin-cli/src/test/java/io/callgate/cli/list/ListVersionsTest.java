package io.callgate.cli.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListVersionsTest {

    private static final String FIRST = "0465710301\n0465710302\n0465710303\n";
    private static final String SECOND = "0465710302\n0465710303\n0465710304\n0465710305\n";

    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void importTwoVersions() {
        office = new Office(folder);
        importing("first.txt", FIRST);
        importing("second.txt", SECOND);
    }

    private void importing(String name, String text) {
        CommandLineRun run = office.run("list", "import", "bloctel",
                office.file(name, text).toString(), "--issued", "2026-08-01", "--max-shrink",
                "100");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private int judged(String number) {
        return office.run("check", number, "--seller", "choucroute").exitCode();
    }

    @Test
    void showsWhichVersionIsActiveAndWhichCanBeMadeActive() {
        JsonNode versions = office.json("list", "versions", "bloctel").at("/versions");

        assertThat(versions).hasSize(2);
        assertThat(versions.at("/0/version/version").asLong()).isEqualTo(2);
        assertThat(versions.at("/0/active").asBoolean()).isTrue();
        assertThat(versions.at("/1/active").asBoolean()).isFalse();
        assertThat(versions.at("/1/kept").asBoolean()).isTrue();
        assertThat(office.run("list", "versions", "bloctel").out())
                .contains("active").contains("kept");
    }

    @Test
    void goesBackToTheVersionBeforeAndForwardAgain() {
        CommandLineRun back = office.run("list", "rollback", "bloctel");

        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(back.out()).startsWith("version 1 of bloctel, issued 2026-08-01, is active");
        assertThat(judged("0465710301")).isEqualTo(1);
        assertThat(judged("0465710305")).isZero();

        assertThat(office.run("list", "rollback", "bloctel", "2").exitCode()).isZero();
        assertThat(judged("0465710305")).isEqualTo(1);
    }

    @Test
    void doesNothingWhenTheVersionAskedForIsActive() {
        JsonNode same = office.json("list", "rollback", "bloctel", "2");

        assertThat(same.at("/done").asBoolean()).isFalse();
        assertThat(same.at("/version").asLong()).isEqualTo(2);
    }

    @Test
    void refusesAVersionThatThereIsNot() {
        CommandLineRun run = office.run("list", "rollback", "bloctel", "7");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("bloctel has no version 7; see: callgate list versions");
    }

    @Test
    void refusesToGoBackBeforeTheFirstVersion() {
        office.run("list", "rollback", "bloctel");

        CommandLineRun run = office.run("list", "rollback", "bloctel");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no such version of bloctel to go back to");
    }

    @Test
    void countsHowTwoVersionsDiffer() {
        JsonNode counts = office.json("list", "diff", "bloctel", "1", "2");

        assertThat(counts.at("/only_in_first").asLong()).isEqualTo(1);
        assertThat(counts.at("/only_in_second").asLong()).isEqualTo(2);
        assertThat(counts.at("/gone")).isEmpty();
        assertThat(office.run("list", "diff", "bloctel", "1", "2").out())
                .contains("2 only in version 2");
    }

    @Test
    void namesTheNumbersThatDiffer() {
        CommandLineRun lines = office.run("list", "diff", "bloctel", "1", "2", "--numbers");
        JsonNode json = office.json("list", "diff", "bloctel", "1", "2", "--numbers");

        assertThat(lines.out()).isEqualTo("- +33465710301\n+ +33465710304\n+ +33465710305\n");
        assertThat(json.at("/gone/0").asText()).isEqualTo("+33465710301");
        assertThat(json.at("/added")).hasSize(2);
    }

    @Test
    void printsTheNumbersOfAnyVersion() throws IOException {
        Path file = folder.resolve("exported.txt");

        CommandLineRun printed = office.run("list", "export", "bloctel");
        JsonNode written = office.json("list", "export", "bloctel", "--version", "1", "--out",
                file.toString());

        assertThat(printed.out())
                .isEqualTo("+33465710302\n+33465710303\n+33465710304\n+33465710305\n");
        assertThat(written.at("/numbers").asLong()).isEqualTo(3);
        assertThat(Files.readString(file))
                .isEqualTo("+33465710301\n+33465710302\n+33465710303\n");
    }

    @Test
    void overwritesNoFileWithAnExport() {
        Path file = office.file("precious.txt", "precious");

        CommandLineRun run = office.run("list", "export", "bloctel", "--out", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("precious.txt exists");
        assertThat(file).hasContent("precious");
    }

    @Test
    void leavesNoFreePassWhenAListIsRemoved() {
        CommandLineRun removed = office.run("list", "rm", "bloctel");

        assertThat(removed.exitCode()).isZero();
        assertThat(judged("0465710399")).isEqualTo(3);
        assertThat(office.run("list", "rm", "bloctel").exitCode()).isEqualTo(2);
        assertThat(office.run("list", "rollback", "bloctel").exitCode()).isZero();
        assertThat(judged("0465710399")).isZero();
    }

    @Test
    void namesTheVersionThatBringsARemovedListBack() {
        office.run("list", "rollback", "bloctel", "1");

        assertThat(office.run("list", "rm", "bloctel").out())
                .endsWith("; list rollback bloctel 1 brings it back\n");
    }

    @Test
    void prunesTheNumbersOfOldVersionsButNotThatTheyWere() {
        JsonNode pruned = office.json("list", "prune", "--keep", "1");
        JsonNode versions = office.json("list", "versions", "bloctel").at("/versions");
        CommandLineRun back = office.run("list", "rollback", "bloctel", "1");

        assertThat(pruned.at("/deleted").asInt()).isEqualTo(1);
        assertThat(versions.at("/1/kept").asBoolean()).isFalse();
        assertThat(back.exitCode()).isEqualTo(2);
        assertThat(back.err()).contains("the numbers of version 1 of bloctel were pruned");
    }
}
