package io.callgate.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSimulateTest {

    private static final String LISTED = "+33465710301";
    private static final String FREE = "+33465710302";
    private static final String ADMITTED = "\"verdict\":\"admitted\",\"reason\":\"nothing-held\"";
    private static final String REFUSED = "\"verdict\":\"refused\",\"reason\":\"listed\"";

    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void importAList() {
        office = new Office(folder);
        imported(LISTED);
    }

    private void imported(String numbers) {
        CommandLineRun run = office.run("list", "import", "bloctel",
                office.file("list.txt", numbers + "\n").toString(), "--max-shrink", "100");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static String judged(String called, String verdict) {
        return "{\"event\":\"judged\",\"time\":\"2026-11-20T10:00:00.000Z\",\"call_id\":\"a\","
                + "\"caller\":\"marketing\",\"seller\":\"choucroute\",\"campaign\":\"\","
                + "\"called\":\"" + called + "\"," + verdict + ",\"step\":7,\"list\":\"\","
                + "\"list_version\":0,\"record\":0,\"answer\":100,\"carrier\":\"\","
                + "\"end\":\"not-ended\"}\n";
    }

    private String records(String... lines) {
        return office.file("calls-2026-11-20.jsonl", String.join("", lines)).toString();
    }

    private JsonNode simulated(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "config";
        all[1] = "simulate";
        System.arraycopy(words, 0, all, 2, words.length);
        JsonNode answer = office.json(all);
        assertThat(answer.has("calls")).as(office.run(all).err()).isTrue();
        return answer;
    }

    @Test
    void saysThatNothingChangesWhereNothingDoes() {
        JsonNode answer = simulated("--traffic", records(judged(LISTED, REFUSED),
                judged(FREE, ADMITTED), judged("112", ADMITTED.replace("nothing-held",
                        "emergency"))));
        assertThat(answer.at("/calls").asInt()).isEqualTo(3);
        assertThat(answer.at("/verdicts_changed").asInt()).isZero();
        assertThat(answer.at("/reasons_changed").asInt()).isZero();
        assertThat(answer.at("/from").asText()).isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void leavesOutTextMessagesWhichOtherOptOutsBind() {
        String text = judged(FREE, REFUSED.replace("listed", "opt-out"))
                .replace("}\n", ",\"channel\":\"message\"}\n");
        JsonNode answer = simulated("--traffic", records(judged(LISTED, REFUSED), text));
        assertThat(answer.at("/calls").asInt()).isEqualTo(1);
        assertThat(answer.at("/verdicts_changed").asInt()).isZero();
    }

    @Test
    void leavesOutNumbersNamedInsideACallWhichAreNoCalls() {
        String inside = judged(FREE, REFUSED.replace("listed", "attempts-spent"))
                .replace("}\n", ",\"channel\":\"voice\",\"inside\":\"" + LISTED + "\"}\n");
        String call = judged(LISTED, REFUSED)
                .replace("}\n", ",\"channel\":\"voice\",\"inside\":\"\"}\n");
        JsonNode answer = simulated("--traffic", records(call, inside));
        assertThat(answer.at("/calls").asInt()).isEqualTo(1);
        assertThat(answer.at("/verdicts_changed").asInt()).isZero();
    }

    @Test
    void countsEachChangeOfAVerdictAndShowsMaskedExamples() {
        office.run("optout", "add", FREE, "--seller", "choucroute");
        JsonNode answer = simulated("--traffic", records(judged(LISTED, REFUSED),
                judged(FREE, ADMITTED), judged(FREE, ADMITTED)));
        assertThat(answer.at("/verdicts_changed").asInt()).isEqualTo(2);
        assertThat(answer.at("/changes/0/calls").asInt()).isEqualTo(2);
        assertThat(answer.at("/changes/0/before/reason").asText()).isEqualTo("nothing-held");
        assertThat(answer.at("/changes/0/after/verdict").asText()).isEqualTo("refused");
        assertThat(answer.at("/changes/0/after/reason").asText()).isEqualTo("opt-out");
        assertThat(answer.at("/examples")).hasSize(2);
        assertThat(answer.at("/examples/0/number").asText()).isEqualTo("+3346*****02");
    }

    @Test
    void showsWholeNumbersOnlyWhenAsked() {
        office.run("optout", "add", FREE, "--seller", "choucroute");
        String traffic = records(judged(FREE, ADMITTED));
        assertThat(office.run("config", "simulate", "--traffic", traffic).out())
                .contains("the verdict of 1 changes").doesNotContain(FREE);
        assertThat(office.run("config", "simulate", "--traffic", traffic, "--numbers").out())
                .contains(FREE).contains("admitted (nothing-held)").contains("refused (opt-out)");
    }

    @Test
    void judgesByTheVersionOfAListThatIsNamed() {
        imported(FREE);
        String traffic = records(judged(LISTED, REFUSED), judged(FREE, ADMITTED));
        assertThat(simulated("--traffic", traffic).at("/verdicts_changed").asInt()).isEqualTo(2);
        assertThat(simulated("--traffic", traffic, "--list", "bloctel=1")
                .at("/verdicts_changed").asInt()).isZero();
        CommandLineRun missing = office.run("config", "simulate", "--traffic", traffic, "--list",
                "bloctel=9");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).contains("list bloctel has no version 9");
    }

    @Test
    void comparesATableByTwoConfigurations() {
        Path stricter = office.file("stricter.yaml", config().replace("prefixes: [\"9\"]",
                "prefixes: []"));
        String table = office.file("calls.csv", "time,caller,called\n"
                + "2026-11-20T10:00Z,marketing,90465710302\n"
                + "2026-11-20T10:00Z,marketing,0465710302\nyesterday,marketing,0465710302\n")
                .toString();
        CommandLineRun run = CommandLineRun.of("config", "simulate", "--traffic", table,
                "--against", office.config().toString(), "--config", stricter.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 calls").contains("the verdict of 1 changes")
                .contains("uncheckable (number-not-understood)");
        assertThat(run.err()).contains("1 lines are no calls");
    }

    private String config() {
        try {
            return Files.readString(office.config());
        } catch (IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }

    @Test
    void findsNoChangeInWhatPassedInShadow() {
        office.file("callgate.yaml", office.text().replace("prefixes: [\"9\"]", "shadow: true"));
        JsonNode answer = simulated("--traffic", records(
                judged(LISTED, REFUSED + ",\"passed\":\"shadow\"")));
        assertThat(answer.at("/calls").asInt()).isEqualTo(1);
        assertThat(answer.at("/verdicts_changed").asInt()).isZero();
    }

    @Test
    void findsNoChangeInACallThatShowedNoNumberItMayShow() {
        office.file("callgate.yaml", office.text().replace("    deny-lists: [bloctel]\n",
                "    deny-lists: [bloctel]\n    regulations: {FR: fr}\n"));
        office.run("consent", "add", FREE, "--seller", "choucroute", "--given-at", "2026-06-01",
                "--expires", "2027-05-31", "--proof", "form 7");
        String refused = "\"verdict\":\"refused\",\"reason\":\"caller-number\"";
        JsonNode answer = simulated("--traffic", records(judged(FREE, refused)));
        assertThat(answer.at("/calls").asInt()).isEqualTo(1);
        assertThat(answer.at("/verdicts_changed").asInt()).as("%s", answer).isZero();
    }

    @Test
    void tellsTheCampaignOfACallAsTheGatewayDoes() {
        String campaigns = office.text().replace("    deny-lists: [bloctel]\n", """
                    deny-lists: [bloctel]
                    campaigns:
                      - {name: renewal, purpose: service}
                      - {name: spring, purpose: prospecting, tech-prefixes: ["9"]}
                """);
        Path before = office.file("before.yaml", campaigns);
        office.file("callgate.yaml", campaigns.replace("32], prefixes: [\"9\"]}",
                "32], prefixes: [\"9\"], campaign: renewal}"));
        String table = office.file("calls.csv", "time,caller,called\n"
                + "2026-11-20T10:00Z,marketing,90465710301\n"
                + "2026-11-20T10:00Z,marketing,0465710301\n").toString();
        JsonNode answer = simulated("--traffic", table, "--against", before.toString());
        assertThat(answer.at("/changes/0/calls").asInt()).isEqualTo(1);
        assertThat(answer.at("/changes/0/after/reason").asText()).isEqualTo("not-prospecting");
    }

    @Test
    void asksForWhatATableCannotSay() {
        String table = office.file("calls.csv", "caller,called\nmarketing,0465710302\n").toString();
        CommandLineRun run = office.run("config", "simulate", "--traffic", table);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--against FILE");
    }

    @Test
    void refusesATableWithACallerOrCampaignThatIsMistyped() {
        String config = office.config().toString();
        for (String row : new String[] {"marketin,,0465710302", "marketing,sping,0465710302"}) {
            String table = office.file("calls.csv", "caller,campaign,called\n" + row + "\n")
                    .toString();
            CommandLineRun run = office.run("config", "simulate", "--traffic", table, "--against",
                    config);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("no configuration has caller 'marketin");
        }
    }

    @Test
    void readsRecordsThatWerePacked() throws IOException {
        Path packed = folder.resolve("calls-2026-11-19.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write((judged(FREE, ADMITTED) + "torn").getBytes(StandardCharsets.UTF_8));
        }
        JsonNode answer = simulated("--traffic", packed.toString());
        assertThat(answer.at("/calls").asInt()).isEqualTo(1);
        assertThat(answer.at("/skipped").asInt()).isEqualTo(1);
    }
}
