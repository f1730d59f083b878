package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    private Path folder;
    private Installation installation;
    private Path temporary;

    @BeforeEach
    void install() throws IOException {
        installation = Installation.in(folder);
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    @AfterEach
    void uninstall() throws IOException {
        installation.close();
    }

    private LauncherRun demo(String... words) {
        return installation.start(installation.launcher(), Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "CALLGATE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary), words);
    }

    @Test
    void showsEveryCallAndEndsWithTheCount() {
        try (LauncherRun demo = demo("demo")) {
            assertThat(demo.exitCode()).as("%s%n%s", demo.out(), demo.err()).isZero();
            // Its fourth call is the refused number of its third, spelt otherwise.
            assertThat(demo.err().lines()).singleElement().asString()
                    .contains("refused-number-retried").contains("other-spelling");
            assertThat(demo.out()).endsWith("demo: 6 calls, 2 connected, 4 refused\n")
                    .contains("BlocTel ended on 2026-08-11").contains("603 Suppressed")
                    .contains("------ INVITE");
        }
    }

    /** Whoever works with a real store has it in the environment. */
    @Test
    void leavesNoFileBehindAndARealStoreAlone() {
        Path real = folder.resolve("real-store");
        try (LauncherRun demo = installation.start(installation.launcher(), Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "CALLGATE_STORE", real.toString(),
                "CALLGATE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary), "demo")) {
            assertThat(demo.exitCode()).as("%s%n%s", demo.out(), demo.err()).isZero();
        }

        assertThat(temporary).isEmptyDirectory();
        assertThat(real).doesNotExist();
    }

    @Test
    void tellsAProgramWhatBecameOfEachCall() throws IOException {
        try (LauncherRun demo = demo("demo", "--json")) {
            assertThat(demo.exitCode()).as("%s%n%s", demo.out(), demo.err()).isZero();
            JsonNode shown = new ObjectMapper().readTree(demo.out());
            assertThat(shown.at("/carrier_saw").asInt()).isEqualTo(2);
            assertThat(shown.at("/surprises")).isEmpty();
            assertThat(shown.at("/calls").findValuesAsText("reason")).containsExactly("",
                    "opt-out", "listed", "listed", "", "number-not-understood");
        }
    }
}
