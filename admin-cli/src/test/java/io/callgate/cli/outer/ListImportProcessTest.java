package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callgate.gateway.outer.Patience;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

            assertThat(run.exitCode()).as(run.out()).isEqualTo(128 + 15);
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

    /** Standard output and error, behind the exit code. */
    private String said(String... words) {
        try (LauncherRun run = list(words)) {
            return run.exitCode() + " " + run.out() + run.err();
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String zip(String name, String... namesAndTexts) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file.toString();
    }

    @Test
    void readsTheFtcsListByAreaAndItsChanges() throws IOException {
        String full = zip("ftc.zip", "212.txt", "212,5550101\n212,5550102\n", "646.txt",
                "646,5550103\n");

        assertThat(said("import", "ftc-dnc", full, "--issued", "2026-11-01", "--coverage",
                "212,646")).startsWith("0 ").contains("read as ftc").contains("3 numbers: 3 new");
        assertThat(said("import", "ftc-dnc", file("changes.txt",
                        "212,5550101,D,2026-11-02\n646,5550104,A,2026-11-02\n"), "--format",
                "ftc-changes", "--mode", "add", "--issued", "2026-11-02"))
                .startsWith("0 ").contains("3 numbers: 1 new, 1 gone");
        assertThat(said("export", "ftc-dnc"))
                .startsWith("0 +12125550102\n+16465550103\n+16465550104\n");
    }

    @Test
    void readsFilesOfFranceAndCanadaAsWhatTheyAre() throws IOException {
        assertThat(said("import", "bloctel", file("retour_2026-08.csv", "Telephone;Identifiant;"
                + "Reponse\n0465710101;1;OK\n465710102;2;KO\n3,36E+10;3;OK\n"), "--issued",
                "2026-08-10")).startsWith("0 ").contains("read as bloctel-return")
                .contains("2 numbers").contains("1 lines are no numbers");
        assertThat(said("export", "bloctel")).startsWith(
                "0 +33465710101,clean,2026-08-10\n+33465710102,listed,2026-08-10\n");
        assertThat(said("import", "dncl", file("dncl.xml", "<list type='full' date='2026-11-01'>"
                + "<ac val='416'><ph val='5550101'/></ac></list>"), "--dry-run")).startsWith("0 ")
                .contains("read as canada-xml").contains("national numbers are of CA");
    }

    @Test
    void readsNoArchiveByHalf() throws IOException {
        String whole = zip("tps.zip", "a.csv", "name;phone\nA;020 7946 0000\n", "b.csv",
                "B;020 7946 0001\nC;020 7946 0002\n");
        byte[] bytes = Files.readAllBytes(Path.of(whole));
        String cut = Files.write(folder.resolve("cut.zip"),
                Arrays.copyOf(bytes, bytes.length - 1)).toString();

        assertThat(said("import", "tps", cut)).startsWith("2 ")
                .contains("b.csv in cut.zip: the archive is cut off behind this file");
        assertThat(said("import", "tps", whole)).startsWith("0 ").contains("3 numbers: 3 new");
    }

    private String filesIn(String directory) {
        String[] names = new File(folder.resolve(STORE).toFile(), directory).list();
        return names == null ? "" : String.join(" ", names);
    }
}
