package io.callgate.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCheckTest {

    @TempDir
    private Path folder;

    @Test
    void acceptsAGoodConfiguration() {
        Office office = new Office(folder);
        office.file("callgate.yaml", lawful(office));

        CommandLineRun run = check(office);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("as it should be\n");
        assertThat(run.err()).isEmpty();
    }

    private static String lawful(Office office) {
        return office.text().replace("country: FR\n", "country: FR\n    regulations: {FR: fr}\n")
                .replace("[bloctel]", "[house]");
    }

    private static CommandLineRun check(Office office, String... more) {
        String[] words = {"config", "check", office.config().toString()};
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return CommandLineRun.of(all);
    }

    @Test
    void warnsOfWhatIsAllowedButMayNotBeMeant() throws IOException {
        Office office = new Office(folder);
        office.file("callgate.yaml", lawful(office).replace("peers: [127.0.0.1/32]",
                "peers: [0.0.0.0/0], shadow: true"));

        CommandLineRun run = check(office);
        JsonNode json = new ObjectMapper().readTree(check(office, "--json").out());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("valid, but see the warnings\n");
        assertThat(run.err().lines()).hasSize(2).allMatch(line -> line.startsWith(
                "callgate config check: warning: " + office.config() + ": line 13: sellers[0]"));
        assertThat(json.at("/valid").asBoolean()).isTrue();
        assertThat(json.at("/problems")).isEmpty();
        assertThat(json.at("/warnings/0/key").asText()).startsWith("sellers[0].callers[0].");
    }

    @Test
    void tellsEveryProblemWithItsLineAndKey() {
        Path file = new Office(folder).file("bad.yaml", """
                store: {directory: ./store}
                listen:
                  - {transport: sctp, address: 127.0.0.1, port: 5060}
                admin: {address: 127.0.0.1, port: 99999}
                carriers: []
                sellers: []
                """);

        CommandLineRun run = CommandLineRun.of("config", "check", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("line 3: listen[0].transport").contains("line 4: admin.port")
                .contains("line 5: carriers").contains("line 6: sellers");
    }

    @Test
    void tellsEveryProblemOfTheRegulationsWithItsFileLineAndKey() throws IOException {
        Office office = new Office(folder);
        Path law = Files.createDirectory(folder.resolve("law"));
        office.file("law/nl.yaml", """
                country: NL
                periods:
                  - in-force-from: 2021-07-01
                    law: Telecommunicatiewet
                    consent: {need: perhaps, article: art. 11.7}
                    hours: {monday: ["9-17"], article: none}
                """);
        Path file = office.file("lawful.yaml", office.text()
                + "regulations: {directory: " + law + "}\n");

        CommandLineRun run = CommandLineRun.of("config", "check", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("nl.yaml: line 5: periods[0].consent.need: \"perhaps\"")
                .contains("nl.yaml: line 6: periods[0].hours.monday[0]: \"9-17\" must be");
    }
}
