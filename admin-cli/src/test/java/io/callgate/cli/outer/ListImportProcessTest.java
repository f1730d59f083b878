package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callgate.gateway.outer.Patience;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListImportProcessTest {

    private static final String STORE = "store";

    @TempDir
    private Path folder;
    private Installation installation;

    @BeforeEach
    void install() throws IOException {
        installation = Installation.in(folder);
    }

    @AfterEach
    void uninstall() throws IOException {
        installation.close();
    }

    private LauncherRun list(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "list";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--store";
        all[words.length + 2] = folder.resolve(STORE).toString();
        return installation.start(all);
    }

    private Path numbers(int count, String firstLine) throws IOException {
        Path file = folder.resolve("numbers-" + count + ".txt");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(firstLine + "\n");
            for (int i = 0; i < count; i++) {
                writer.write("+33" + (600_000_000 + i * 7) + "\n");
            }
        }
        return file;
    }

    @Test
    void leavesNothingBehindWhenStopped() throws IOException {
        // The rejected line is on disk once the import is under way.
        Path file = numbers(8_000_000, "no number");
        try (LauncherRun run = list("import", "big", file.toString(), "--country", "FR",
                "--format", "txt")) {
            await().atMost(Patience.MAX).pollInterval(Duration.ofMillis(10))
                    .until(() -> !filesIn("rejects").isEmpty());
            run.terminate();

            assertThat(run.exitCode()).as(run.out()).isNotZero();
        }

        assertThat(filesIn("rejects")).isEmpty();
        assertThat(filesIn("snapshots")).isEmpty();
    }

    @Test
    void goesBackAndForthThroughTheLauncher() throws IOException {
        try (LauncherRun first = list("import", "l", numbers(3, "0465710101").toString(),
                "--country", "FR", "--format", "txt")) {
            assertThat(first.exitCode()).as(first.err()).isZero();
        }
        try (LauncherRun second = list("import", "l", numbers(4, "0465710101").toString(),
                "--country", "FR", "--format", "txt")) {
            assertThat(second.exitCode()).as(second.err()).isZero();
        }
        try (LauncherRun back = list("rollback", "l", "--json")) {
            assertThat(back.exitCode()).as(back.err()).isZero();
            assertThat(back.out()).startsWith("{\"list\":\"l\",\"done\":true,\"version\":1,");
        }
    }

    private String filesIn(String directory) {
        String[] names = new File(folder.resolve(STORE).toFile(), directory).list();
        return names == null ? "" : String.join(" ", names);
    }
}
