package io.callgate.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void openTheOfficeWithOneOptOut() {
        office = new Office(folder);
        office.run("optout", "add", "0465710202", "--seller", "raclette");
    }

    @Test
    void admitsWhatNothingIsHeldAgainst() {
        CommandLineRun run = office.run("check", "0465710101", "--seller", "raclette");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("admitted: nothing is held against the call (step 9)\n");
    }

    @Test
    void refusesAnOptOutAndNamesTheRecord() {
        CommandLineRun run = office.run("check", "04 65 71 02 02", "--seller", "raclette");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("refused: opt-out of the seller (step 4)\n")
                .contains("+33465710202").contains("record  1");
    }

    @Test
    void judgesATextMessageByTheOptOutsOfMessages() {
        assertThat(office.run("check", "0465710202", "--seller", "raclette", "--text").exitCode())
                .as("opted out of calls only").isZero();
        office.run("optout", "add", "0465710101", "--seller", "raclette", "--channel", "message");

        assertThat(office.run("check", "0465710101", "--seller", "raclette", "--text").out())
                .startsWith("refused: opt-out of the seller (step 4)\n");
        assertThat(office.run("check", "0465710101", "--seller", "raclette").exitCode()).isZero();
    }

    @Test
    void cannotCheckASellerWhoseListIsMissing() {
        JsonNode verdict = office.json("check", "0465710101", "--seller", "choucroute");

        assertThat(verdict.at("/verdict").asText()).isEqualTo("uncheckable");
        assertThat(verdict.at("/reason").asText()).isEqualTo("list-missing");
        assertThat(verdict.at("/list").asText()).isEqualTo("bloctel");
        assertThat(office.run("check", "0465710101", "--seller", "choucroute").exitCode())
                .isEqualTo(3);
    }

    /** The number's own block is whole: a gateway that starts refuses the version all the same. */
    @Test
    void judgesByNoPartOfADamagedVersionAndSaysSo() {
        office.run("list", "import", "bloctel", office.file("1.txt",
                "+33165710101\n+33465710101\n").toString());
        office.run("list", "import", "bloctel", "--max-shrink", "100", office.file("2.txt",
                "+33165710101\n+33465710102\n").toString());
        Office.damage(office.store(), "bloctel");

        CommandLineRun run = office.run("check", "0465710102", "--seller", "choucroute");

        assertThat(run.out()).contains("not on bloctel, version 1");
        assertThat(run.err()).contains("list bloctel version 2 cannot be read: calls are judged by"
                + " the version before it, if any: ").contains("import the list again");
        JsonNode number = office.json("number", "+33465710101");
        assertThat(number.at("/lists/0/listed").asBoolean()).isTrue();
        assertThat(number.at("/lists/0/version").asInt()).isEqualTo(1);
    }

    @Test
    void readsTheNumberAsTheCallerDialsIt() {
        CommandLineRun withPrefix = office.run("check", "90465710202", "--seller", "choucroute",
                "--caller", "marketing");
        CommandLineRun without = office.run("check", "90465710202", "--seller", "choucroute");

        assertThat(withPrefix.out()).contains("+33465710202");
        assertThat(without.out()).contains("'90465710202'").startsWith("uncheckable");
    }

    /** A seller whose calls are service unless a prefix or the number shown says otherwise. */
    private void campaigns(boolean named) {
        office.file("callgate.yaml", office.text().replace("""
                  - name: raclette
                    country: FR
                    callers:
                      - {name: chalet, peers: [127.0.0.2/32]}
                """, """
                  - name: raclette
                    country: FR
                    consent: required
                    campaigns:
                      - {name: renewal, purpose: service}
                      - name: spring
                        purpose: prospecting
                        tech-prefixes: ["88#"]
                        caller-numbers: ["+33465710001"]
                    callers:
                      - name: chalet
                        peers: [127.0.0.2/32]
                        prefixes: ["88#"]
                        campaign: renewal
                        names-campaigns: %s
                """.formatted(named)));
    }

    @Test
    void tellsTheCampaignAsTheGatewayDoesByPrefixAndPresentedNumber() {
        campaigns(true);
        String[] plain = {"check", "0465710101", "--seller", "raclette", "--caller", "chalet"};
        assertThat(office.run(plain).out()).startsWith("admitted").contains("renewal");
        assertThat(office.run("check", "88#0465710101", "--seller", "raclette", "--caller",
                "chalet").out()).startsWith("refused: consent is required").contains("spring");
        assertThat(office.run("check", "0465710101", "--seller", "raclette", "--caller",
                "chalet", "--presenting", "+33465710001").out())
                .startsWith("refused: consent is required");
        assertThat(office.run("check", "88#0465710101", "--seller", "raclette", "--caller",
                "chalet", "--campaign", "renewal").out()).startsWith("admitted");
    }

    /** Nor the prefix or number of any: else a caller would choose by which law it is judged. */
    @Test
    void believesACallerOfNoCampaignButItsOwn() {
        campaigns(false);
        for (String[] call : new String[][] {{"88#0465710101"},
            {"0465710101", "--presenting", "+33465710001"}}) {
            List<String> words = new ArrayList<>(List.of("check", "--seller", "raclette",
                    "--caller", "chalet"));
            words.addAll(List.of(call));
            assertThat(office.run(words.toArray(String[]::new)).out())
                    .contains("campaign unknown, so the strictest is assumed");
        }
    }

    @Test
    void admitsAnEmergencyNumberWhateverIsMissing() {
        assertThat(office.run("check", "112", "--seller", "choucroute").exitCode()).isZero();
    }

    @Test
    void takesATimeAndRefusesWhatIsNone() {
        JsonNode verdict = office.json("check", "0465710101", "--seller", "raclette", "--at",
                "2026-12-24T10:00+01:00");
        CommandLineRun wrong = office.run("check", "0465710101", "--seller", "raclette", "--at",
                "tomorrow");

        assertThat(verdict.at("/at").asText()).isEqualTo("2026-12-24T09:00:00Z");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("'tomorrow' is not a time");
    }

    @Test
    void doesNotCallAStoreMissingThatItMayNotLookInto() throws IOException {
        // A link to itself; a folder that is forbidden is none to the superuser of a test machine.
        Path hidden = folder.resolve("hidden");
        Files.createSymbolicLink(hidden, hidden);

        assertThat(office.run("check", "0465710101", "--seller", "raclette", "--store",
                hidden.toString()).err()).startsWith("callgate check: " + hidden
                        + " cannot be looked into by ");
        assertThat(office.run("optout", "add", "0465710101", "--seller", "raclette", "--store",
                hidden.toString()).err()).doesNotContain("making a new store");
        assertThat(office.run("evidence", "verify", "--records", hidden.toString()).err())
                .contains(hidden + " cannot be looked into by ");
        Files.delete(hidden);
    }

    @Test
    void neverTakesAMissingStoreForAnEmptyOne() {
        CommandLineRun run = office.run("check", "0465710101", "--seller", "raclette", "--store",
                folder.resolve("elsewhere").toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("there is no store in")
                .contains("the first import or record makes one");
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void asksForAConfigurationWhenThereIsNone() {
        CommandLineRun run = CommandLineRun.of("check", "0465710101", "--seller", "raclette");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--config FILE");
    }
}
