package io.callgate.cli.optout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptOutImportTest {

    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder);
    }

    private CommandLineRun importing(String text, String... more) {
        return office.run(List.of("optout", "import", office.file("stop.csv", text).toString(),
                "--seller", "choucroute"), more);
    }

    private JsonNode recorded() {
        return office.json("optout", "ls", "--seller", "choucroute").at("/opt_outs");
    }

    @Test
    void recordsEachRowAsItsColumnsSay() {
        CommandLineRun run = importing("""
                number,channel,campaign,expires,note
                0465710301,voice,,,by phone
                0465710302,EMAIL,,2027-01-31T00:00Z,
                0465710303,,winter,,
                """);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).containsOnlyOnce("all of its calls are stopped");
        assertThat(run.out()).startsWith("3 recorded for choucroute; the last is record 3");
        assertThat(recorded()).hasSize(3);
        assertThat(office.json("number", "+33465710302").at("/opt_outs/0/expires").asText())
                .isEqualTo("2027-01-31T00:00:00Z");
        assertThat(office.json("number", "+33465710303").at("/opt_outs/0/campaign").asText())
                .isEqualTo("winter");
        assertThat(office.run("check", "0465710301", "--seller", "choucroute").exitCode())
                .isEqualTo(1);
    }

    /** It would bind no call; and a column of order numbers would be taken for campaigns. */
    @Test
    void recordsNothingIfARowNamesACampaignThatTheSellerDoesNotHave() {
        office.file("callgate.yaml", office.text().replace("deny-lists: [bloctel]",
                "campaigns: [{name: winter, purpose: prospecting}]"));
        CommandLineRun run = importing("number,campaign\n0465710301,winter\n"
                + "0465710302,order-7\n");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(
                "seller choucroute has no campaign order-7; it has winter");
        assertThat(recorded()).isEmpty();
        assertThat(office.run("consent", "withdraw", "0465710302", "--seller", "choucroute",
                "--campaign", "order-7").exitCode()).isEqualTo(2);
        assertThat(importing("number,campaign\n0465710301,winter\n").exitCode()).isZero();
    }

    @Test
    void readsATextOfNumbersByTheOptions() {
        CommandLineRun run = importing("0465710301\n0465710302\n", "--channel", "post",
                "--source", "mailbag");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode number = office.json("number", "+33465710301");
        assertThat(number.at("/opt_outs/0/channel").asText()).isEqualTo("post");
        assertThat(number.at("/history/0/by/source").asText()).isEqualTo("mailbag");
    }

    @Test
    void writesWhatIsNoRecordIntoAFileWithItsCause() throws IOException {
        JsonNode imported = office.json("optout", "import", office.file("stop.csv", """
                number;channel
                0465710301;voice
                3,3E+10;voice
                0465710302;pigeon
                0465710303;
                """).toString(), "--seller", "choucroute");

        assertThat(imported.at("/recorded").asLong()).isEqualTo(2);
        assertThat(imported.at("/rejected").asLong()).isEqualTo(2);
        assertThat(imported.at("/first_rejects/1/cause").asText()).contains("pigeon");
        assertThat(Files.readString(Path.of(imported.at("/rejects").asText())))
                .contains("3,3E+10").contains("not pigeon");
    }

    /** In a file of years the end of some is past, which is a fact worth keeping. */
    @Test
    void saysHowManyAreOverAlready() {
        String text = "number,expires\n0465710301,2020-01-01\n0465710302,2020-01-01\n"
                + "0465710303,\n0465710304,2999-01-01\n";
        JsonNode dry = office.json("optout", "import", office.file("stop.csv", text).toString(),
                "--seller", "choucroute", "--dry-run");
        CommandLineRun run = importing(text);

        assertThat(dry.at("/over").asLong()).isEqualTo(2);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("4 recorded").contains("2 of them are over already");
        assertThat(importing("0465710301\n").out()).doesNotContain("over already");
    }

    @Test
    void saysThatADirectoryIsNoFile() {
        CommandLineRun run = office.run("optout", "import", folder.toString(), "--seller",
                "choucroute");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is a directory: name a file in it");
    }

    @Test
    void recordsNothingOfAFileThatWasMeantForSomethingElse() {
        CommandLineRun run = importing("number\n0465710301\n0465710302\na\nb\nc\nd\n",
                "--column", "number");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("4 of 6 lines of stop.csv make no record");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void asksWhatAColumnIsForThatItDoesNotKnow() {
        String text = "number,campagne\n0465710301,winter\n";
        CommandLineRun asked = importing(text);
        CommandLineRun told = importing(text, "--ignore", "campagne");

        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).contains("column 'campagne' is none of campaign, channel");
        assertThat(told.exitCode()).as(told.err()).isZero();
    }

    @Test
    void changesNothingInADryRun() {
        CommandLineRun run = importing("0465710301\n0465710302\nx\n", "--dry-run");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("2 records found; dry run").contains("line 3: 'x'");
        assertThat(recorded()).isEmpty();
    }
}
