package io.callgate.cli.exempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void recordsSinceWhenTheReasonHolds() {
        CommandLineRun run = add("--given-at", "2026-06-02T10:00Z");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("contract since 2026-06-02T10:00:00Z; record 1");
        assertThat(run.err()).doesNotContain("its term", "still holds");
        assertThat(exemptions().at("/0/given").asText()).isEqualTo("2026-06-02T10:00:00Z");
        assertThat(exemptions().at("/0/dated").asBoolean()).isTrue();
        assertThat(office.run("exempt", "ls", "--seller", "choucroute").out())
                .contains("GIVEN").contains(" 2026-06-02T10:00:00Z ");
        CommandLineRun number = office.run("number", "+33465710301");
        assertThat(number.out()).contains("GIVEN").contains("contract given 2026-06-02T10:00:00Z");
        assertThat(office.json("number", "+33465710301").at("/exemptions/0/given").asText())
                .isEqualTo("2026-06-02T10:00:00Z");
    }

    @Test
    void takesTheDayOfTheRecordWhereNobodySaysMore() {
        assertThat(add().out()).contains(" (recorded); record 1");
        assertThat(exemptions().at("/0/dated").asBoolean()).isFalse();
        String first = exemptions().at("/0/given").asText();

        assertThat(add().err()).contains("its term counts as before").contains("--given-at");
        assertThat(exemptions().at("/0/given").asText()).isEqualTo(first);
    }

    @Test
    void saysWhenALaterDateStillHolds() {
        add("--given-at", "2026-06-02");

        assertThat(add("--given-at", "2026-05-02").err())
                .contains("record 1, given later, still holds");
        assertThat(add("--given-at", "2026-06-03").err()).isEmpty();
    }

    @Test
    void saysThatAShortOneHidesALongOne() {
        add("--given-at", "2026-06-02");

        assertThat(add("--given-at", "2026-06-02", "--expires", "2126-06-02").err())
                .as("the same contract, ended early").isEmpty();
        assertThat(add("--given-at", "2026-06-03", "--expires", "2126-06-01").err())
                .contains("record 2 of the same reason, which ends later, counts no more");
    }

    @Test
    void refusesADateInTheFutureAndAnEndBeforeIt() {
        CommandLineRun future = add("--given-at", "2126-11-02");
        CommandLineRun ended = add("--given-at", "2026-06-02", "--expires", "2026-06-01");
        CommandLineRun over = add("--given-at", "2020-06-02", "--expires", "2021-06-01T00:00Z");

        assertThat(future.exitCode()).isEqualTo(2);
        assertThat(future.err()).contains("--given-at 2126-11-0").contains("is in the future");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("--expires must be after --given-at");
        assertThat(over.exitCode()).isEqualTo(2);
        assertThat(over.err()).contains("it is over already, since 2021-06-01T00:00:00Z")
                .contains("exempt rm");
        assertThat(office.store()).doesNotExist();
    }

    private CommandLineRun add(String... more) {
        List<String> words = new ArrayList<>(List.of("exempt", "add", "0465710301", "--seller",
                "choucroute", "--basis", "contract"));
        words.addAll(List.of(more));
        return office.run(words.toArray(String[]::new));
    }

    @Test
    void saysWhenTheLawOfTheCalledCountryMakesNothingOfIt() {
        office.file("callgate.yaml", office.text().replaceFirst("country: FR\n",
                "country: FR\n    regulations: {FR: fr, GB: uk}\n"));
        String[] british = {"exempt", "add", "+442079460123", "--seller", "choucroute", "--basis",
            "contract"};

        assertThat(office.run("exempt", "add", "0465710301", "--seller", "choucroute", "--basis",
                "callback", "--given-at", "2026-06-08").err())
                .contains("by the law of FR it held until 2026-06-15 (Code de la consommation");
        assertThat(add("--given-at", "2020-09-07").err()).doesNotContain("the law of");
        assertThat(office.run(british).err()).contains("the law of GB lets nobody be called");
    }

    /** Where another law asks for no object, the record is made: it may help calls elsewhere. */
    @Test
    void saysWhenTheLawOfTheCalledCountryAsksForItsObject() {
        office.file("callgate.yaml", office.text().replaceFirst("country: FR\n",
                "country: FR\n    regulations: {FR: fr, US: us}\n"
                        + "    campaigns: [{name: spring, purpose: prospecting}]\n"));

        assertThat(add("--given-at", "2026-06-02").err())
                .contains("by the law of FR it exempts calls about its own object alone")
                .contains("without --campaign");
        assertThat(add("--given-at", "2026-06-02", "--campaign", "spring").err())
                .doesNotContain("the law of");
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

    /** L223-1: a contract exempts calls about its object; which that is, the campaign tells. */
    @Test
    void asksOfWhichCampaignAContractIsWhereTheLawDoes() {
        office.file("callgate.yaml", office.text().replaceFirst("deny-lists: \\[bloctel]",
                "regulations: {FR: fr}\n    campaigns: [{name: heating, purpose: prospecting,"
                        + " object: energy-works}, {name: power, purpose: prospecting}]"));
        Path file = office.file("customers.txt", "0465710301\n0465710302\n");

        CommandLineRun typed = add();
        CommandLineRun imported = office.run("exempt", "import", file.toString(), "--seller",
                "choucroute", "--basis", "contract");

        for (CommandLineRun run : List.of(typed, imported)) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("about its own object alone (Code de la consommation,"
                    + " art. L223-1): say of which --campaign it is, one of heating, power");
        }
        assertThat(add("--campaign", "power").exitCode()).isZero();
        assertThat(office.run("exempt", "add", "0465710301", "--seller", "choucroute", "--basis",
                "press").exitCode()).isZero();
        assertThat(exemptions()).hasSize(2);
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

    @Test
    void importsSinceWhenEachReasonHolds() {
        Path file = office.file("asked.csv", "number,given_at\n0465710301,2026-06-02T10:00Z\n"
                + "0465710302,\n0465710303,2126-01-01\n0465710304,2026-06-20\n"
                + "0465710305,2026-06-20\n0465710306,2026-06-20\n0465710307,2026-06-20\n"
                + "0465710308,2026-06-20\n0465710309,2026-06-20\n0465710310,2026-06-20\n"
                + "0465710311,2026-06-20\n");
        String[] words = {"exempt", "import", file.toString(), "--seller", "choucroute",
            "--basis", "callback"};

        JsonNode first = office.json(words);
        String recorded = exemptions().at("/1/given").asText();
        office.json(words);

        assertThat(first.at("/first_rejects/0/cause").asText()).contains("is in the future");
        assertThat(exemptions()).hasSize(10);
        assertThat(exemptions().at("/0/given").asText()).isEqualTo("2026-06-02T10:00:00Z");
        assertThat(exemptions().at("/1/given").asText()).as("imported twice").isEqualTo(recorded);
    }
}
