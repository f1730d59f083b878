package io.callgate.cli.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentCommandTest {

    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder);
    }

    private CommandLineRun adding(String... more) {
        String[] words = new String[more.length + 5];
        System.arraycopy(new String[] {"consent", "add", "0465710301", "--seller",
            "choucroute"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return office.run(words);
    }

    private JsonNode consents() {
        return office.json("consent", "ls", "--seller", "choucroute").at("/consents");
    }

    @Test
    void recordsWhenItWasGivenUntilWhenAndTheProof() {
        CommandLineRun run = adding("--given-at", "2026-06-02T10:00Z", "--expires",
                "2027-06-02T10:00Z", "--proof", "form-4711");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(consents()).hasSize(1);
        assertThat(consents().at("/0/given").asText()).isEqualTo("2026-06-02T10:00:00Z");
        assertThat(consents().at("/0/proof").asText()).isEqualTo("form-4711");
        assertThat(consents().at("/0/withdrawn").asBoolean()).isFalse();
    }

    @Test
    void readsNoListToRecordAConsent() throws IOException {
        office.run("list", "import", "bloctel", office.file("l.txt", "0465710302\n").toString(),
                "--issued", "2026-06-01");
        try (DirectoryStream<Path> lists = Files.newDirectoryStream(
                office.store().resolve("snapshots"))) {
            for (Path list : lists) {
                Files.delete(list);
            }
        }
        CommandLineRun run = adding("--given-at", "2026-06-02", "--expires", "2127-06-02",
                "--proof", "form-4711");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(consents()).hasSize(1);
    }

    @Test
    void recordsNothingIfItCannotTellWhetherThePersonOptedOut() throws IOException {
        office.run("consent", "withdraw", "0465710302", "--seller", "choucroute", "--source",
                "by phone");
        office.run("number", "+33465710302", "--erase");
        Files.delete(office.store().resolve("erasure.key"));
        CommandLineRun run = adding("--given-at", "2026-06-02", "--expires", "2127-06-02",
                "--proof", "form-4711");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("erasure.key");
        assertThat(consents().findValuesAsText("withdrawn")).containsOnly("true");
    }

    @Test
    void refusesAConsentThatNobodyCouldProve() {
        CommandLineRun run = adding("--given-at", "2026-06-02", "--expires", "2027-06-02");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--proof");
    }

    @Test
    void refusesAConsentThatExpiresBeforeItWasGiven() {
        CommandLineRun run = adding("--given-at", "2026-06-02", "--expires", "2026-06-02",
                "--proof", "x");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--expires must be after --given-at");
    }

    @Test
    void recordsAWithdrawalAlsoOfAConsentThatWasNeverRecorded() {
        CommandLineRun run = office.run("consent", "withdraw", "0465710301", "--seller",
                "choucroute", "--source", "by phone");

        assertThat(run.exitCode()).isZero();
        assertThat(office.run("check", "0465710301", "--seller", "choucroute").out())
                .startsWith("refused: consent to the seller's calls was withdrawn (step 4)\n");
        assertThat(consents().at("/0/withdrawn").asBoolean()).isTrue();
        assertThat(consents().at("/0/given").asText()).isEmpty();
    }

    @Test
    void importsATableOfConsents() {
        office.file("callgate.yaml", office.text().replace("deny-lists: [bloctel]",
                "campaigns: [{name: winter, purpose: prospecting}]"));
        Path file = office.file("yes.csv", """
                Téléphone;Given at;Expires;Proof;Campaign
                04 65 71 03 01;2026-06-02;2027-06-02;form-1;
                04 65 71 03 02;2026-06-03T10:00+01:00;2027-06-02;form-2;winter
                04 65 71 03 03;2026-06-03;2027-06-02;;
                """);

        JsonNode imported = office.json("consent", "import", file.toString(), "--seller",
                "choucroute");

        assertThat(imported.at("/recorded").asLong()).isEqualTo(2);
        assertThat(imported.at("/first_rejects/0/cause").asText()).isEqualTo("no proof");
        assertThat(consents().at("/1/campaign").asText()).isEqualTo("winter");
        assertThat(consents().at("/1/given").asText()).isEqualTo("2026-06-03T09:00:00Z");
    }

    /** No call is known to be of a campaign: the consent would help none. */
    @Test
    void refusesACampaignOfASellerThatHasNone() {
        Path file = office.file("yes.csv", "number,given-at,expires,proof,campaign\n"
                + "0465710301,2026-06-02,2027-06-02,form-1,winter\n");
        for (CommandLineRun run : List.of(
                office.run("consent", "import", file.toString(), "--seller", "choucroute"),
                office.run("consent", "add", "0465710301", "--seller", "choucroute",
                        "--given-at", "2026-06-02", "--expires", "2027-06-02", "--proof", "form-1",
                        "--campaign", "winter"),
                office.run("exempt", "add", "0465710301", "--seller", "choucroute", "--basis",
                        "contract", "--campaign", "winter"))) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("seller choucroute has no campaign winter; it has none");
        }
        assertThat(office.json("consent", "import", file.toString(), "--seller", "choucroute",
                "--ignore", "campaign").at("/recorded").asLong()).isEqualTo(1);
        assertThat(consents()).hasSize(1);
    }

    @Test
    void mayNotLastLongerThanTheLawOfTheCalledCountryLetsIt() throws IOException {
        Files.writeString(office.config(), Files.readString(office.config()).replace(
                "deny-lists: [bloctel]", "regulations: {FR: fr}"));
        String late = office.file("late.csv", """
                phone,given-at,expires,proof
                0465710301,2026-06-02,2027-06-02,a
                0465710302,2026-06-02,2027-06-03,b
                """).toString();
        CommandLineRun refused = consent("add", "0465710301", "--given-at", "2026-06-02",
                "--expires", "2027-06-03", "--proof", "form-1");
        CommandLineRun foreign = consent("add", "+4930123456", "--given-at", "2026-06-02",
                "--expires", "2036-11-03", "--proof", "form-1");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("at most 12 months").contains("until 2027-06-02");
        assertThat(foreign.exitCode()).as(foreign.err()).isZero();
        assertThat(consent("import", late).out()).contains("1 recorded")
                .contains("1 lines make no record");
    }

    @Test
    void cannotBeOfTheFutureAndSoLiftAWithdrawal() {
        consent("withdraw", "0465710301");
        CommandLineRun typed = consent("add", "0465710301", "--given-at", "2126-06-01",
                "--expires", "2126-12-01", "--proof", "form-1");
        CommandLineRun imported = consent("import", office.file("yes.csv", """
                phone,given-at,expires,proof
                0465710301,2126-06-01,2126-12-01,a
                """).toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("--given-at 2126-0").contains("is in the future");
        assertThat(imported.exitCode()).isEqualTo(2);
        assertThat(imported.err()).contains("line 2: given-at 2126-0").contains("in the future");
        assertThat(office.run("check", "0465710301", "--seller", "choucroute").out())
                .startsWith("refused: consent to the seller's calls was withdrawn (step 4)\n");
    }

    @Test
    void saysWhatKeepsCallsRefusedAllTheSame() {
        assertThat(adding("--given-at", "2019-11-02", "--expires", "2020-11-02", "--proof", "x")
                .err()).contains("it is over already").contains("no call");
        String[] terms = {"--given-at", "2026-01-02", "--expires", "2126-01-02", "--proof", "x"};
        assertThat(adding(terms).err()).isEmpty();
        office.run("optout", "add", "0465710301", "--seller", "raclette");
        assertThat(adding(terms).err()).as("of another seller").isEmpty();
        office.run("optout", "add", "0465710301", "--seller", "choucroute");
        assertThat(adding(terms).err()).contains("calls of all campaigns stay refused")
                .contains("which no consent lifts");
    }

    @Test
    void saysThatAWithdrawalFromAllIsNotLiftedByAConsentForOneCampaign() {
        office.file("callgate.yaml", office.text().replace("deny-lists: [bloctel]",
                "campaigns: [{name: winter, purpose: prospecting}]"));
        consent("withdraw", "0465710302");

        assertThat(consent("add", "0465710302", "--campaign", "winter", "--given-at",
                "2026-01-02", "--expires", "2126-01-02", "--proof", "x").err())
                .contains("the person withdrew (record 1)").contains("for the same");
    }

    private CommandLineRun consent(String... words) {
        List<String> all = new ArrayList<>(List.of("consent"));
        all.addAll(List.of(words));
        all.addAll(List.of("--seller", "choucroute"));
        return office.run(all.toArray(String[]::new));
    }
}
