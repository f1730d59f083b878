package io.callgate.cli.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {

    private static final String FIVE_NUMBERS = """
            Telephone;Identifiant
            0465710301;1
            04 65 71 03 02;2
            465710303;3
            +33465710304;4
            0465710305;5
            """;

    @TempDir
    private Path folder;
    private Office office;
    private String file;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder);
        file = office.file("bloctel.csv", FIVE_NUMBERS).toString();
    }

    private CommandLineRun importing(String... more) {
        return office.run(List.of("list", "import", "bloctel", file, "--issued", "2026-08-01"),
                more);
    }

    @Test
    void makesAVersionThatCallsAreJudgedBy() {
        CommandLineRun run = importing();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("version 1 of bloctel is active").contains("5 numbers");
        assertThat(office.run("check", "0465710303", "--seller", "choucroute").exitCode())
                .isEqualTo(1);
        assertThat(office.run("check", "0465710399", "--seller", "choucroute").exitCode())
                .isZero();
    }

    @Test
    void saysHowADayIsWritten() {
        CommandLineRun run = office.run("list", "import", "bloctel",
                office.file("l.txt", "0465710301\n").toString(), "--issued", "2026-88-10");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'2026-88-10' is not a day such as 2026-08-10")
                .doesNotContain("java.");
    }

    @Test
    void takesBlocTelsAnswersForAnswersUntilToldOtherwise() {
        String answers = office.file("retour_1.csv", "0465710301;1;OK\n0465710302;2;KO\n")
                .toString();
        JsonNode scrub = office.json("list", "import", "scrub", answers, "--country", "FR",
                "--issued", "2026-08-01");
        assertThat(scrub.at("/clean").asLong()).isEqualTo(1);
        JsonNode denied = office.json("list", "import", "bloctel", answers, "--kind", "deny",
                "--issued", "2026-08-01");
        JsonNode again = office.json("list", "import", "bloctel", answers,
                "--issued", "2026-08-02");

        assertThat(scrub.at("/version/kind").asText()).isEqualTo("verdict-cache");
        assertThat(denied.at("/version/kind").asText()).isEqualTo("deny");
        assertThat(again.at("/version/kind").asText()).as("as before").isEqualTo("deny");
        assertThat(office.run("list", "export", "scrub").out()).isEqualTo(
                "+33465710301,clean,2026-08-01\n+33465710302,listed,2026-08-01\n");
    }

    @Test
    void readsTheCountryFromTheSellersThatTheListBinds() {
        CommandLineRun unbound = office.run("list", "import", "other", file);
        CommandLineRun named = office.run("list", "import", "other", file, "--seller",
                "raclette");

        assertThat(unbound.exitCode()).isEqualTo(2);
        assertThat(unbound.err()).contains("--country CC");
        assertThat(named.exitCode()).isZero();
    }

    /** Of a registry by its name, of a format by itself: neither is asked for. */
    @Test
    void readsTheCountryFromTheRegistryOrTheFormat() {
        String[][] files = {
            {"ftc-dnc", "212.txt", "212,5550177\n", "ftc", "US", "+12125550177"},
            {"mine", "changed.txt", "2125550178\n", "ftc", "US", "+12125550178"},
            {"dncl", "ca.txt", "416,5550177\n", "canada", "CA", "+14165550177"},
            {"other", "ca.xml", "<list type='full'><ac val='416'><ph val='5550177'/></ac></list>",
                "auto", "CA", "+14165550177"},
            {"tps", "tps.txt", "020 7946 0000\n", "txt", "GB", "+442079460000"},
            {"answers", "retour_7.csv", "0465710301;1;KO\n", "auto", "FR",
                "+33465710301,listed,2026-08-01"},
        };
        for (String[] one : files) {
            JsonNode imported = office.json("list", "import", one[0],
                    office.file(one[1], one[2]).toString(), "--format", one[3], "--issued",
                    "2026-08-01");
            assertThat(imported.at("/country").asText()).as(one[0]).isEqualTo(one[4]);
            assertThat(office.run("list", "export", one[0]).out()).isEqualTo(one[5] + "\n");
        }
    }

    @Test
    void asksForTheFormatWhereLinesMayBeAreaAndNumberOrNumberAndName() {
        CommandLineRun unsure = office.run("list", "import", "bloctel",
                office.file("212.txt", "212,5550177\n").toString(), "--format", "auto");

        assertThat(unsure.exitCode()).isEqualTo(2);
        assertThat(unsure.err()).contains("say --format ftc or canada");
    }

    @Test
    void takesTheFilesOwnDateForTheIssuersWhenNoneIsGiven() throws IOException {
        Files.setLastModifiedTime(Path.of(file), FileTime.from(
                Instant.parse("2026-07-14T12:00:00Z")));

        JsonNode imported = office.json("list", "import", "bloctel", file);

        assertThat(imported.at("/outcome").asText()).isEqualTo("activated");
        assertThat(imported.at("/version/issued").asText()).isEqualTo("2026-07-14");
        assertThat(imported.at("/version/origin/sha256").asText()).hasSize(64);
    }

    @Test
    void reportsEachLineThatIsNoNumber() throws IOException {
        office.file("bloctel.csv", FIVE_NUMBERS + "3,36123E+10;6\n");

        CommandLineRun run = importing();
        JsonNode shown = office.json("list", "show", "bloctel");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1 lines are no numbers");
        assertThat(shown.at("/versions/0/origin/rejected").asLong()).isEqualTo(1);
        Path rejects = Path.of(run.out().substring(run.out().lastIndexOf(" in ") + 4).strip());
        assertThat(Files.readString(rejects)).contains("3,36123E+10");
    }

    @Test
    void changesNothingInADryRun() {
        CommandLineRun run = importing("--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("dry run").contains("5 numbers: 5 new");
        assertThat(office.json("list", "ls").at("/lists")).isEmpty();
    }

    @Test
    void showsTheFirstRejectsInADryRun() {
        office.file("bloctel.csv", FIVE_NUMBERS + "3,36123E+10;6\n");

        JsonNode dry = office.json("list", "import", "bloctel", file, "--dry-run");

        assertThat(dry.at("/first_rejects")).hasSize(1);
        assertThat(dry.at("/first_rejects/0/line").asLong()).isEqualTo(7);
        assertThat(importing("--dry-run").out()).contains("line 7: '3,36123E+10': ");
    }

    @Test
    void addsAndDeletesByAListOfChanges() {
        String changes = office.file("changes.txt",
                "202,5550103,A\n202,5550101,D\n202,5550104,A\n").toString();
        String[] words = {"list", "import", "dnc", changes, "--format", "ftc-changes",
            "--country", "US", "--mode", "add"};
        CommandLineRun early = office.run(words);
        office.run("list", "import", "dnc", office.file("list.txt",
                "202,5550101\n202,5550102\n").toString(), "--country", "US");

        CommandLineRun changed = office.run(words);
        words[words.length - 1] = "replace";
        CommandLineRun replaced = office.run(words);

        assertThat(early.err()).contains("import the full list first");
        assertThat(changed.out()).contains("version 2 of dnc is active").contains("2 new, 1 gone");
        assertThat(office.run("list", "export", "dnc").out())
                .isEqualTo("+12025550102\n+12025550103\n+12025550104\n");
        assertThat(replaced.exitCode()).isEqualTo(2);
        assertThat(replaced.err()).contains("a list of changes is no list");
    }

    @Test
    void knowsNothingOfNumbersOutsideTheCoverage() {
        assertThat(importing("--coverage", "4657,+33612").exitCode()).isZero();

        assertThat(office.json("check", "0465710399", "--seller", "choucroute")
                .at("/reason").asText()).isEqualTo("nothing-held");
        assertThat(office.run("check", "0465810399", "--seller", "choucroute").exitCode())
                .isEqualTo(3);
        assertThat(importing("--coverage", "no-such-file").err()).contains("--coverage");
        assertThat(importing("--coverage", "46571039999").err()).contains("no prefix");
    }

    @Test
    void isStoppedByAGuardWhenTheListWouldShrink() {
        importing();
        office.file("bloctel.csv", "0465710301\n");

        CommandLineRun stopped = importing();
        CommandLineRun forced = importing("--max-shrink", "90");

        assertThat(stopped.exitCode()).isEqualTo(4);
        assertThat(stopped.out()).contains("--max-shrink");
        assertThat(forced.exitCode()).isZero();
        assertThat(office.json("list", "ls").at("/lists/0/numbers").asLong()).isEqualTo(1);
    }

    @Test
    void changesNothingWhenTheFileIsNotWhatItClaims() throws IOException {
        Files.write(Path.of(file), new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1, 2, 3});

        CommandLineRun run = importing();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(office.json("list", "ls").at("/lists")).isEmpty();
    }

    @Test
    void takesTheAnswersOfAScrub() {
        office.file("bloctel.csv", "Telephone;Identifiant;Reponse\n"
                + "0465710301;1;OK\n0465710302;2;LISTE ROUGE\n0465710303;3;OK\n");

        CommandLineRun run = importing("--kind", "verdict-cache", "--format", "bloctel-return");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("3 numbers: 3 new");
        assertThat(office.run("check", "0465710301", "--seller", "choucroute").exitCode())
                .isZero();
        assertThat(office.run("check", "0465710302", "--seller", "choucroute").exitCode())
                .isEqualTo(1);
        assertThat(office.run("check", "0465710304", "--seller", "choucroute").out())
                .contains("does not cover");
    }

    @Test
    void showsTheActiveVersionFirstAndThoseBeforeIt() {
        importing();
        office.file("bloctel.csv", FIVE_NUMBERS + "0465710306;6\n");
        importing();

        JsonNode shown = office.json("list", "show", "bloctel");
        CommandLineRun listed = office.run("list", "ls");

        assertThat(shown.at("/versions")).hasSize(2);
        assertThat(shown.at("/versions/0/version").asLong()).isEqualTo(2);
        assertThat(shown.at("/versions/0/numbers").asLong()).isEqualTo(6);
        assertThat(listed.out()).contains("bloctel").contains("bloctel.csv");
    }

    @Test
    void namesTheListsThereAreWhenThereIsNoneOfThatName() {
        importing();

        CommandLineRun run = office.run("list", "show", "blocktel");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no list blocktel; there are: bloctel");
    }

    @Test
    void saysWhatAListCoversAndHowOldItMayGet() throws IOException {
        Files.writeString(office.config(), Files.readString(office.config())
                + "lists: [{name: bloctel, max-age-days: 45}]\n");
        importing("--coverage", "+33465");

        JsonNode version = office.json("list", "ls").at("/lists/0");
        assertThat(version.at("/coverage")).extracting(JsonNode::asText)
                .containsExactly("+33465");
        assertThat(version.at("/max_age_days").asInt()).isEqualTo(45);
        assertThat(office.run("list", "show", "bloctel").out())
                .contains("covers      numbers that begin with +33465")
                .contains("calls are judged by it up to 45 days");
    }
}
