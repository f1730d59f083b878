package io.callgate.cli.optout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptOutCommandTest {

    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder);
    }

    @Test
    void recordsAnOptOutInAnySpellingOfTheSellersCountry() {
        CommandLineRun run = office.run("optout", "add", "04 65.71-02.02", "--seller",
                "choucroute");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("+33465710202 opted out of choucroute; record 1\n");
    }

    @Test
    void recordsFromWhenOnItNoLongerHolds() {
        office.run("optout", "add", "0465710202", "--seller", "raclette", "--expires",
                "2020-01-01T00:00Z");

        assertThat(office.json("optout", "ls", "--seller", "raclette")
                .at("/opt_outs/0/expires").asText()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(office.run("check", "0465710202", "--seller", "raclette").exitCode())
                .isZero();
    }

    @Test
    void listsWhatIsRecordedAndNothingOfAnotherSeller() {
        office.run("optout", "add", "0465710202", "--seller", "choucroute");
        office.run("optout", "add", "0465710303", "--seller", "raclette");

        JsonNode listing = office.json("optout", "ls", "--seller", "choucroute");

        assertThat(listing.at("/seller").asText()).isEqualTo("choucroute");
        assertThat(listing.at("/opt_outs")).hasSize(1);
        assertThat(listing.at("/opt_outs/0/number").asText()).isEqualTo("+33465710202");
        assertThat(listing.at("/opt_outs/0/record").asLong()).isEqualTo(1);
    }

    @Test
    void takesAnOptOutBackButKeepsTheRecordOfIt() {
        office.run("optout", "add", "0465710202", "--seller", "choucroute", "--note", "by phone");

        CommandLineRun run = office.run("optout", "rm", "+33465710202", "--seller", "choucroute");

        assertThat(run.exitCode()).isZero();
        assertThat(office.json("optout", "ls", "--seller", "choucroute").at("/opt_outs"))
                .isEmpty();
        JsonNode history = office.json("number", "+33465710202").at("/history");
        assertThat(history).hasSize(2);
        assertThat(history.at("/0/note").asText()).isEqualTo("by phone");
        assertThat(history.at("/1/event").asText()).isEqualTo("opt-out-withdrawn");
    }

    @Test
    void refusesToTakeBackWhatWasNeverRecorded() {
        office.run("optout", "add", "0465710202", "--seller", "choucroute");

        CommandLineRun run = office.run("optout", "rm", "0465710202", "--seller", "raclette");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("+33465710202 has no opt-out of raclette");
    }

    @Test
    void refusesASellerThatTheConfigurationDoesNotKnow() {
        CommandLineRun run = office.run("optout", "add", "0465710202", "--seller", "chocroute");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no seller is named chocroute")
                .contains("choucroute, raclette");
        assertThat(office.store()).doesNotExist();
    }

    @Test
    void saysSoWhenWhatItRecordsStopsNoCall() {
        CommandLineRun channel = office.run("optout", "add", "0465710303", "--seller",
                "raclette", "--channel", "email");

        assertThat(channel.err()).contains("it stops no call: its channel is email");
        assertThat(office.run("check", "0465710303", "--seller", "raclette").exitCode())
                .isZero();
    }

    @Test
    void stopsTheCallsOfAnUnknownCampaignWhateverCampaignItIsOf() {
        CommandLineRun added = office.run("optout", "add", "0465710202", "--seller", "raclette",
                "--campaign", "winter");

        assertThat(added.exitCode()).isZero();
        assertThat(added.err()).contains("seller raclette has no campaign winter, nor any other:"
                + " all of its calls are stopped");
        assertThat(office.run("check", "0465710202", "--seller", "raclette").out())
                .startsWith("refused: opt-out of the seller (step 4)\n")
                .contains("opted out of winter: record 1");
    }

    @Test
    void refusesACampaignThatASellerWithCampaignsDoesNotHave() {
        office.file("callgate.yaml", office.text().replaceFirst("deny-lists: \\[bloctel]",
                "campaigns: [{name: spring, purpose: prospecting}]"));
        for (String[] words : List.of(
                new String[] {"optout", "add", "0465710202", "--campaign", "sping"},
                new String[] {"exempt", "add", "0465710202", "--campaign", "sping", "--basis",
                    "contract"},
                new String[] {"consent", "add", "0465710202", "--campaign", "sping",
                    "--given-at", "2026-06-01", "--expires", "2026-12-01", "--proof", "17"})) {
            String[] all = Arrays.copyOf(words, words.length + 2);
            all[words.length] = "--seller";
            all[words.length + 1] = "choucroute";
            CommandLineRun run = office.run(all);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("has no campaign sping; it has spring\n");
        }
        assertThat(office.store()).doesNotExist();
        assertThat(office.run("optout", "add", "0465710202", "--seller", "choucroute",
                "--campaign", "spring").exitCode()).isZero();
    }

    @Test
    void saysThatAnOptOutOfMessagesStopsNoCall() {
        assertThat(office.run("optout", "add", "0465710303", "--seller", "raclette",
                "--channel", "message").err())
                .contains("it stops text messages, but no call");
    }

    @Test
    void refusesWhatIsNoSubscribersNumber() {
        CommandLineRun run = office.run("optout", "add", "112", "--seller", "choucroute");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'112' is not a subscriber's number in FR");
    }

    @Test
    void saysThatItMakesANewStoreForItMayBeAWrongName() {
        CommandLineRun first = office.run("optout", "add", "0465710202", "--seller", "raclette");
        CommandLineRun second = office.run("optout", "add", "0465710303", "--seller", "raclette");

        assertThat(first.err()).contains("making a new store in " + office.store());
        assertThat(second.err()).isEmpty();
    }

    @Test
    void worksWithoutAConfigurationOnAnInternationalNumber() {
        CommandLineRun run = CommandLineRun.of("optout", "add", "+33465710202", "--seller",
                "choucroute", "--store", office.store().toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("the seller's name is taken as typed");
    }

    @Test
    void asksForTheCountryOfANationalNumberWithoutAConfiguration() {
        CommandLineRun run = CommandLineRun.of("optout", "add", "0465710202", "--seller",
                "choucroute", "--store", office.store().toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--country CC");
    }

    @Test
    void saysThatAnEndInThePastStopsNothing() {
        assertThat(office.run("optout", "add", "0465710203", "--seller", "choucroute",
                "--expires", "2020-01-01").err()).contains("it is over already");
    }
}
