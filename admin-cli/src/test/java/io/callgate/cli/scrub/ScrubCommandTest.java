package io.callgate.cli.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubCommandTest {

    private static final String PROSPECTS = """
            name;phone;town
            Ada;04 65 71 03 01;Lyon
            "Bo; B.";0465710302;"say ""hi"" now"
            Cy;0465710303;Nice, old town
            Di;not known;Lille
            Ed;112;Lens
            Flo;+33465710304
            """;

    @TempDir
    private Path folder;
    private Office office;
    private Path out;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder);
        out = folder.resolve("clean");
        office.run("list", "import", "bloctel",
                office.file("list.txt", "0465710302\n").toString());
        office.run("optout", "add", "0465710303", "--seller", "choucroute");
    }

    private CommandLineRun scrub(String text) {
        return office.run("scrub", office.file("prospects.csv", text).toString(), "--seller",
                "choucroute", "--out", out.toString());
    }

    @Test
    void laysEachRowWithAllItsColumnsOnThePileOfItsVerdict() {
        CommandLineRun run = scrub(PROSPECTS);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(out.resolve("callable.csv")).hasContent("""
                name,phone,town,reason,list,version
                Ada,04 65 71 03 01,Lyon,nothing-held,,
                Flo,+33465710304,,nothing-held,,
                """);
        assertThat(out.resolve("not-callable.csv")).hasContent("""
                name,phone,town,reason,list,version
                Bo; B.,0465710302,"say ""hi"" now",listed,bloctel,1
                Cy,0465710303,"Nice, old town",opt-out,,
                """);
        assertThat(out.resolve("cannot-check.csv")).hasContent("""
                name,phone,town,reason,list,version
                Di,not known,Lille,number-not-understood,,
                Ed,112,Lens,number-not-understood,,
                """);
    }

    @Test
    void countsRowsByVerdictAndReason() {
        JsonNode counts = office.json("scrub", office.file("p.csv", PROSPECTS).toString(),
                "--seller", "choucroute", "--out", out.toString());

        assertThat(counts.at("/callable/rows").asLong()).isEqualTo(2);
        assertThat(counts.at("/not_callable/rows").asLong()).isEqualTo(2);
        assertThat(counts.at("/cannot_check/rows").asLong()).isEqualTo(2);
        assertThat(counts.at("/reasons/listed").asLong()).isEqualTo(1);
    }

    @Test
    void agreesWithTheVerdictOfCheck() {
        JsonNode counts = office.json("scrub", office.file("p.txt",
                "0465710301\n0465710302\n0465710303\n").toString(), "--seller", "choucroute",
                "--out", out.toString());

        for (String number : List.of("0465710301", "0465710302", "0465710303")) {
            JsonNode verdict = office.json("check", number, "--seller", "choucroute");
            assertThat(counts.at("/reasons/" + verdict.at("/reason").asText()).asLong())
                    .as(number).isEqualTo(1);
        }
    }

    @Test
    void saysThatNothingCanBeCheckedWhenTheListIsGone() {
        office.run("list", "rm", "bloctel");

        scrub("0465710301\n0465710303\n");

        assertThat(out.resolve("callable.csv")).isEmptyFile();
        assertThat(out.resolve("cannot-check.csv"))
                .hasContent("0465710301,list-missing,bloctel,\n");
        assertThat(out.resolve("not-callable.csv")).hasContent("0465710303,opt-out,,\n");
    }

    @Test
    void doesNotTrustARowThatHasMoreFieldsThanColumns() {
        scrub("phone,name\n0465710301,Ada\n0465710301,Ada,Byron\n0465710305,Max\n");

        assertThat(out.resolve("cannot-check.csv"))
                .hasContent("phone,name,reason,list,version\n"
                        + "0465710301,Ada,Byron,malformed-row,,\n");
    }

    /** A second number may hide in such a field, so nobody is called by it; nothing is lost. */
    @Test
    void keepsTheColumnsOfARowThatGoesOnInTheNextLine() {
        scrub("phone,note,name\n0465710305,\"by\nmail\",Ada\n0465710305,,Max\n");

        assertThat(out.resolve("cannot-check.csv")).hasContent("phone,note,name,reason,list,"
                + "version\n0465710305,\"by\nmail\",Ada,malformed-row,,\n");
    }

    @Test
    void overwritesNothingAndLeavesNothingHalfDone() {
        scrub(PROSPECTS);
        out.resolve("callable.csv").toFile().delete();

        CommandLineRun again = scrub(PROSPECTS);

        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("not-callable.csv exists");
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("not-callable.csv",
                "cannot-check.csv");
    }
}
