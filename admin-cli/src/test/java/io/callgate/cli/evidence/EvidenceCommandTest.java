package io.callgate.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCommandTest {

    private static final String ALICE = "+33465710301";
    private static final String BOB = "+33465710302";

    @TempDir
    private Path folder;
    private Office office;
    private Path records;

    @BeforeEach
    void keepRecordsOfTwoDays() throws IOException {
        office = new Office(folder);
        records = Files.createDirectories(folder.resolve("store/evidence"));
        write("2026-11-20", judged("2026-11-20T10:00:00.000Z", "one", ALICE, "refused", "listed",
                "refused")
                + judged("2026-11-20T23:59:00.000Z", "two", BOB, "admitted", "nothing-held",
                        "not-ended")
                + followed("answered", "2026-11-20T23:59:10.000Z", "two", ""));
        write("2026-11-21", followed("ended", "2026-11-21T00:01:10.500Z", "two",
                "hung-up-by-callee")
                + judged("2026-11-21T08:00:00.000Z", "three", ALICE, "refused", "opt-out",
                        "refused"));
    }

    private void write(String day, String lines) throws IOException {
        Files.writeString(records.resolve("calls-" + day + ".jsonl"), lines);
    }

    private static String judged(String time, String callId, String called, String verdict,
            String reason, String end) {
        return "{\"event\":\"judged\",\"time\":\"" + time + "\",\"call_id\":\"" + callId
                + "\",\"caller\":\"marketing\",\"seller\":\"choucroute\",\"campaign\":\"\","
                + "\"called\":\"" + called + "\",\"verdict\":\"" + verdict + "\",\"reason\":\""
                + reason + "\",\"step\":7,\"list\":\"bloctel\",\"list_version\":3,\"record\":0,"
                + "\"answer\":" + (end.equals("refused") ? 603 : 100) + ",\"carrier\":\"\","
                + "\"end\":\"" + end + "\",\"retry\":\"\",\"passed\":\"\",\"presented\":\"\","
                + "\"steps\":[{\"step\":7,\"finding\":\"listed\",\"list\":\"bloctel\","
                + "\"version\":3,\"issued\":\"2026-08-01\"},{\"step\":9,"
                + "\"finding\":\"of-a-later-time\"}]}\n";
    }

    private static String followed(String event, String time, String callId, String end) {
        return "{\"event\":\"" + event + "\",\"time\":\"" + time + "\",\"call_id\":\"" + callId
                + "\",\"caller\":\"marketing\",\"seller\":\"choucroute\",\"campaign\":\"\","
                + "\"called\":\"" + BOB + "\",\"answer\":200,\"carrier\":\"carrier-a\""
                + (end.isEmpty() ? "" : ",\"end\":\"" + end + "\"") + "}\n";
    }

    private String search(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "evidence";
        all[1] = "search";
        System.arraycopy(words, 0, all, 2, words.length);
        CommandLineRun run = office.run(all);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void findsTheCallsToANumberInAnySpelling() {
        assertThat(search("--number", "0465710301", "--seller", "choucroute").lines())
                .hasSize(2).allMatch(line -> line.contains(ALICE + " "))
                .anyMatch(line -> line.endsWith("marketing of choucroute, one"));
        assertThat(search("--number", BOB, "--verdict", "admitted").lines()).hasSize(1);
        assertThat(search("--caller", "chalet")).isEmpty();
    }

    @Test
    void findsByReasonAndTime() {
        assertThat(search("--reason", "opt-out").lines()).hasSize(1);
        assertThat(search("--from", "2026-11-20T10:00Z", "--to", "2026-11-20T23:59Z").lines())
                .hasSize(1);
        assertThat(search("--reason", "listed", "--from", "2026-11-21T00:00Z")).isEmpty();
        assertThat(office.run("evidence", "search", "--reason", "optout").exitCode())
                .isEqualTo(2);
    }

    @Test
    void printsTheRecordItselfAsJson() {
        assertThat(search("--reason", "opt-out", "--json")).isEqualTo(judged(
                "2026-11-21T08:00:00.000Z", "three", ALICE, "refused", "opt-out", "refused"));
    }

    @Test
    void showsACallWithItsStepsAndItsEnd() {
        CommandLineRun refused = office.run("evidence", "show", "one");
        assertThat(refused.out()).contains("judged: refused, listed (step 7), answer 603")
                .contains("marketing of choucroute to " + ALICE + ", presenting no number")
                .contains("  7  on bloctel, version 3 of 2026-08-01\n")
                .contains("\"finding\":\"of-a-later-time\"");
        JsonNode connected = office.json("evidence", "show", "two");
        assertThat(connected.at("/events")).hasSize(3);
        assertThat(connected.at("/events/2/end").asText()).isEqualTo("hung-up-by-callee");
        assertThat(office.run("evidence", "show", "four").exitCode()).isEqualTo(3);
    }

    @Test
    void exportsARowForEachCallAcrossMidnight() {
        Path table = folder.resolve("calls.csv");
        CommandLineRun run = office.run("evidence", "export", "--out", table.toString(), "--to",
                "2026-11-21T00:00Z");
        assertThat(run.out()).isEqualTo("2 calls in " + table + ", 0 of them without an end\n");
        assertThat(table).hasContent("""
                time,call_id,caller,seller,campaign,called,presented,verdict,reason,list,\
                list_version,record,passed,answer,carrier,answered,ended,seconds,end,channel,inside
                2026-11-20T10:00:00Z,one,marketing,choucroute,,+33465710301,,refused,listed,\
                bloctel,3,0,,603,,,,0,refused,voice,
                2026-11-20T23:59:00Z,two,marketing,choucroute,,+33465710302,,admitted,\
                nothing-held,bloctel,3,0,,200,carrier-a,2026-11-20T23:59:10Z,\
                2026-11-21T00:01:10.500Z,120,hung-up-by-callee,voice,
                """);
    }

    @Test
    void exportsTheRecordsOfTheCallsThatFit() throws IOException {
        Path file = folder.resolve("bob.jsonl");
        office.run("evidence", "export", "--number", BOB, "--format", "jsonl", "--out",
                file.toString());
        assertThat(Files.readAllLines(file)).hasSize(3)
                .allMatch(line -> line.contains("\"call_id\":\"two\""));
        assertThat(office.run("evidence", "export", "--out", file.toString()).exitCode())
                .isEqualTo(2);
    }

    @Test
    void namesTheFolderThatIsMissingForItsFile() {
        CommandLineRun run = office.run("evidence", "export", "--out",
                folder.resolve("nowhere/calls.csv").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("callgate evidence export: there is no folder "
                + folder.resolve("nowhere"));
    }

    @Test
    void verifiesRecordsThatAreWholeAlsoPacked() throws IOException {
        Path day = records.resolve("calls-2026-11-20.jsonl");
        try (OutputStream packed = new GZIPOutputStream(
                Files.newOutputStream(records.resolve("calls-2026-11-20.jsonl.gz")))) {
            packed.write(Files.readAllBytes(day));
        }
        Files.delete(day);
        CommandLineRun run = office.run("evidence", "verify");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).isEqualTo("3 calls in 5 lines, 0 of them not ended yet: whole\n");
    }

    @Test
    void tellsWhatIsDamagedOrMissing() throws IOException {
        write("2026-11-22", "{\"event\":\"judged\"\n"
                + followed("ended", "2026-11-22T09:00:00.000Z", "stray", "cancelled")
                + judged("2026-11-23T09:00:00.000Z", "late", ALICE, "refused", "listed",
                        "refused")
                + judged("2026-11-22T09:00:00.000Z", "up", BOB, "admitted", "nothing-held",
                        "not-ended"));
        write("2026-11-24", judged("2026-11-24T09:00:00.000Z", "new", BOB, "admitted",
                "nothing-held", "not-ended") + "{\"event\":\"judged\",\"ti");
        CommandLineRun run = office.run("evidence", "verify");
        assertThat(run.exitCode()).isEqualTo(3);
        String file = records.resolve("calls-2026-11-22.jsonl").toString();
        assertThat(run.out().lines()).containsExactly(
                file + ":1: no call record",
                file + ":2: call stray was ended and never judged",
                file + ":3: of another day, 2026-11-23T09:00:00Z",
                "call up, judged 2026-11-22T09:00:00Z, has no end",
                "6 calls in 11 lines, 1 of them not ended yet: 4 faults");
    }

    @Test
    void findsNoFaultWithACallThatBothSidesEndedOrATextThatNobodyAnswered() throws IOException {
        write("2026-11-22", judged("2026-11-22T09:00:00.000Z", "text", BOB, "admitted",
                "nothing-held", "not-ended").replace("}\n", ",\"channel\":\"message\"}\n"));
        write("2026-11-24", judged("2026-11-24T09:00:00.000Z", "both", BOB, "admitted",
                "nothing-held", "not-ended")
                + followed("ended", "2026-11-24T09:01:00.000Z", "both", "hung-up-by-caller")
                + followed("ended", "2026-11-24T09:01:00.001Z", "both", "hung-up-by-callee"));
        CommandLineRun run = office.run("evidence", "verify");
        assertThat(run.out()).endsWith(": whole\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void takesATextMessageThatTheCarrierTookForEnded() throws IOException {
        write("2026-11-22", (judged("2026-11-22T09:00:00.000Z", "text", BOB, "admitted",
                "nothing-held", "not-ended") + followed("answered", "2026-11-22T09:00:01.000Z",
                        "text", "")).replace("}\n", ",\"channel\":\"message\"}\n"));
        Path table = folder.resolve("texts.csv");
        office.run("evidence", "export", "--from", "2026-11-22T00:00Z", "--out",
                table.toString());
        assertThat(Files.readAllLines(table).get(1))
                .endsWith(",2026-11-22T09:00:01Z,,0,,message,");
        assertThat(office.json("evidence", "verify").at("/calls_up").asInt()).isZero();
    }

    @Test
    void saysThatThereAreNoRecords() {
        CommandLineRun run = office.run("evidence", "search", "--records",
                folder.resolve("nowhere").toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("there is no folder");
    }

    private String folderWith(String name, String lines) throws IOException {
        Path other = Files.createDirectories(folder.resolve(name));
        Files.writeString(other.resolve("calls-2026-11-22.jsonl"), lines);
        return other.toString();
    }

    private static String forkedCalls() {
        return judged("2026-11-22T09:00:00.000Z", "fork", ALICE, "admitted", "nothing-held",
                "not-ended")
                + judged("2026-11-22T09:00:00.001Z", "fork", BOB, "admitted", "nothing-held",
                        "not-ended")
                + followed("answered", "2026-11-22T09:00:05.000Z", "fork", "")
                + followed("ended", "2026-11-22T09:00:05.001Z", "fork", "cancelled")
                        .replace(BOB, ALICE)
                + followed("ended", "2026-11-22T09:01:05.000Z", "fork", "hung-up-by-callee");
    }

    @Test
    void keepsCallsWithOneCallIdApartByTheirNumbers() throws IOException {
        String forked = folderWith("forked", forkedCalls());
        Path table = folder.resolve("forked.csv");
        CommandLineRun run = office.run("evidence", "export", "--records", forked, "--out",
                table.toString());
        assertThat(run.out()).startsWith("2 calls in ").endsWith(", 0 of them without an end\n");
        assertThat(Files.readAllLines(table).subList(1, 3)).satisfiesExactly(
                alice -> assertThat(alice).contains(ALICE).endsWith(",0,cancelled,voice,"),
                bob -> assertThat(bob).contains(BOB).endsWith(",60,hung-up-by-callee,voice,"));
        assertThat(office.json("evidence", "verify", "--records", forked).at("/faults").asInt())
                .isZero();
        assertThat(office.run("evidence", "show", "fork", "--records", forked).out())
                .contains("ended: cancelled, answer 200, carrier carrier-a, of the call to "
                        + ALICE + "\n")
                .contains("ended: hung-up-by-callee, answer 200, carrier carrier-a\n");
    }

    @Test
    void tellsANumberNamedInsideACallFromTheCall() throws IOException {
        String referred = folderWith("referred", judged("2026-11-22T09:00:00.000Z", "refer", BOB,
                "admitted", "nothing-held", "not-ended")
                + judged("2026-11-22T09:00:05.000Z", "refer", ALICE, "admitted", "nothing-held",
                        "inside-a-call").replace("}\n", ",\"inside\":\"" + BOB + "\"}\n")
                + followed("ended", "2026-11-22T09:01:05.000Z", "refer", "hung-up-by-callee"));
        Path table = folder.resolve("referred.csv");
        office.run("evidence", "export", "--records", referred, "--out", table.toString());
        assertThat(Files.readAllLines(table)).anySatisfy(row -> assertThat(row).contains(ALICE)
                .endsWith(",0,inside-a-call,voice," + BOB));
        assertThat(office.run("evidence", "show", "refer", "--records", referred).out())
                .contains("; inside-a-call, named inside the call to " + BOB + "\n")
                .contains("ended: hung-up-by-callee, answer 200, carrier carrier-a\n");
        assertThat(office.json("evidence", "verify", "--records", referred).at("/faults").asInt())
                .isZero();
    }

    @Test
    void marksACallIdThatASpreadsheetWouldTakeForAFormula() throws IOException {
        String strange = folderWith("strange", judged("2026-11-22T09:00:00.000Z", "+HYPERLINK(1)",
                ALICE, "refused", "listed", "refused"));
        Path table = folder.resolve("strange.csv");
        office.run("evidence", "export", "--records", strange, "--out", table.toString());
        assertThat(Files.readAllLines(table).get(1))
                .startsWith("2026-11-22T09:00:00Z,'+HYPERLINK(1),marketing,");
    }

    @Test
    void writesARowForEachUseOfACallIdAndSaysThatOneHasNoEnd() throws IOException {
        String twice = folderWith("twice", judged("2026-11-22T09:00:00.000Z", "again", BOB,
                "admitted", "nothing-held", "not-ended")
                + judged("2026-11-22T10:00:00.000Z", "again", BOB, "admitted", "nothing-held",
                        "not-ended")
                + followed("ended", "2026-11-22T10:01:00.000Z", "again", "cancelled"));
        Path table = folder.resolve("twice.csv");
        CommandLineRun run = office.run("evidence", "export", "--records", twice, "--out",
                table.toString());
        assertThat(run.out()).endsWith("2 calls in " + table + ", 1 of them without an end\n");
        assertThat(Files.readAllLines(table).subList(1, 3)).satisfiesExactly(
                second -> assertThat(second).startsWith("2026-11-22T10:00:00Z,again")
                        .contains(",cancelled,"),
                first -> assertThat(first).startsWith("2026-11-22T09:00:00Z,again")
                        .contains(",not-ended,"));
        assertThat(office.json("evidence", "verify", "--records", twice).at("/calls_up").asInt())
                .isEqualTo(1);
    }

    @Test
    void joinsTheEndOfACallWhoseVerdictIsOnTheNumberWhereItWasRouted() throws IOException {
        String routed = folderWith("routed", judged("2026-11-22T09:00:00.000Z", "rn", ALICE,
                "refused", "listed", "not-ended")
                + followed("ended", "2026-11-22T09:01:00.000Z", "rn", "hung-up-by-caller"));
        assertThat(office.json("evidence", "verify", "--records", routed).toString())
                .contains("\"calls_up\":0").contains("\"faults\":0");
    }

    @Test
    void saysHowManyLinesOfTheFirstFileItCouldNotJoin() {
        CommandLineRun run = office.run("evidence", "verify", "--from", "2026-11-21T00:00Z");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                1 calls in 2 lines, 0 of them not ended yet: whole
                1 lines of the first file are of calls that were judged before it, or never: \
                not checked
                """);
    }
}
