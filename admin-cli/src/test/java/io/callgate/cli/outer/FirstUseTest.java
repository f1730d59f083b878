package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a Java and a Maven that do nothing but wait in the middle of their work until told. */
class FirstUseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Of the one that waits, and of this test. */
    private static final int JAVA = 17;
    private static final int JAVA_HERE = Runtime.version().feature();

    @TempDir
    private Path folder;
    private Installation installation;
    private Path java;
    /** Has the process that is at work. */
    private Path atWork;
    /** Lets it go on. */
    private Path go;

    @BeforeEach
    void installWithoutAnArchive() throws IOException {
        installation = Installation.in(Files.createDirectory(folder.resolve("with spaces")));
        Files.delete(installation.archive(JAVA_HERE));
        atWork = folder.resolve("at work");
        go = folder.resolve("go");
        java = installation.javaOf("17.0.15", true);
        installation.script(java.resolve("bin/java"), """
                for word; do
                  case $word in
                    -XX:ArchiveClassesAtExit=*)
                      echo a part > "${word#*=}"
                """ + untilToldToGoOn() + """
                      echo the whole > "${word#*=}"
                      exit ;;
                  esac
                done
                echo "ran $*"
                """);
        installation.script(installation.home().resolve("tools/mvn"), """
                if [ "$1" = --version ]; then echo Apache Maven 3.9.9; exit; fi
                """ + untilToldToGoOn());
    }

    /** A wait that keeps no lock of the launcher's when it is killed. */
    private String untilToldToGoOn() {
        return "echo $$ >> '" + atWork + "'\n"
                + "until [ -e '" + go + "' ]; do sleep 0.02 8>&- 9>&-; done\n";
    }

    @AfterEach
    void uninstall() throws IOException {
        letGoOn();
        await().atMost(PATIENCE).until(() -> workers().stream().noneMatch(
                worker -> ProcessHandle.of(worker).map(ProcessHandle::isAlive).orElse(false)));
        installation.close();
    }

    private void letGoOn() throws IOException {
        if (!Files.exists(go)) {
            Files.createFile(go);
        }
    }

    private List<Long> workers() throws IOException {
        return Files.exists(atWork)
                ? Files.readAllLines(atWork).stream().map(Long::valueOf).toList() : List.of();
    }

    private LauncherRun start() {
        return installation.start(installation.launcher(), Map.of("JAVA_HOME", java.toString()),
                "-h");
    }

    private LauncherRun startAndAwaitWork() {
        LauncherRun run = start();
        await().atMost(PATIENCE).until(() -> !workers().isEmpty());
        return run;
    }

    private List<String> archives() throws IOException {
        try (Stream<Path> files = Files.list(installation.archive(JAVA).getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("classes-")).toList();
        }
    }

    private void expectRunWithANewArchive() throws IOException {
        letGoOn();
        try (LauncherRun next = start()) {
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(next.out()).startsWith("ran ").contains("-XX:SharedArchiveFile=");
        }
        assertThat(installation.archive(JAVA)).hasContent("the whole");
        assertThat(archives()).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenItIsStoppedAndIsMadeGoodByTheNext() throws IOException {
        try (LauncherRun run = startAndAwaitWork()) {
            run.terminate();
            assertThat(run.exitCode()).isEqualTo(128 + 15);
        }
        assertThat(archives()).isEmpty();
        expectRunWithANewArchive();
    }

    @Test
    void isMadeGoodByTheNextWhenItIsKilled() throws IOException {
        try (LauncherRun run = startAndAwaitWork()) {
            run.kill();
        }
        assertThat(archives()).singleElement().asString().contains(".new.");
        ProcessHandle left = ProcessHandle.of(workers().get(0)).orElseThrow();
        left.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !left.isAlive());
        expectRunWithANewArchive();
    }

    @Test
    void doesNotWaitForAnotherThatMakesTheArchive() throws IOException {
        try (LauncherRun first = startAndAwaitWork(); LauncherRun second = start()) {
            assertThat(second.exitCode()).as(second.err()).isZero();
            assertThat(second.out()).startsWith("ran ").doesNotContain("SharedArchiveFile");
            assertThat(first.isAlive()).isTrue();
            letGoOn();
            assertThat(first.exitCode()).isZero();
        }
        assertThat(installation.archive(JAVA)).hasContent("the whole");
    }

    @Test
    void buildsOnceForTwoThatBeginTogether() throws IOException {
        installation.forgetTheBuild();
        Files.writeString(installation.archive(JAVA), "of the build before");
        Path left = Files.createFile(installation.archive(JAVA).resolveSibling(
                "classes-17.jsa.new.1"));
        try (LauncherRun first = startAndAwaitWork(); LauncherRun second = start()) {
            await().atMost(PATIENCE).until(() -> second.err().contains("another command is"
                    + " building in " + installation.home() + "; waiting for it"));
            letGoOn();
            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(second.exitCode()).as(second.err()).isZero();
            assertThat(second.err()).doesNotContain("callgate: building");
        }
        assertThat(left).doesNotExist();
        assertThat(installation.archive(JAVA)).hasContent("the whole");
    }

    @Test
    void buildsAgainWhenABuildWasStopped() throws IOException {
        installation.forgetTheBuild();
        try (LauncherRun run = startAndAwaitWork()) {
            run.terminate();
            assertThat(run.exitCode()).isEqualTo(128 + 15);
        }
        letGoOn();
        try (LauncherRun next = start()) {
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(next.err()).contains("callgate: building");
            assertThat(next.out()).startsWith("ran ");
        }
    }
}
