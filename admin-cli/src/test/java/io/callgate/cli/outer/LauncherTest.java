package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

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

    @Test
    void saysWhatToInstallWhenThereIsNoJava() {
        try (LauncherRun run = installation.start(installation.launcher(), Map.of(), "-h")) {
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).isEqualTo("callgate: there is no Java; install a JDK 17 or newer"
                    + " (Debian, Ubuntu: apt install openjdk-17-jdk-headless) or point JAVA_HOME"
                    + " at one.\n");
        }
    }

    @Test
    void saysThatARunTimeEnvironmentIsNotEnough() throws IOException {
        Path jre = installation.javaOf("17.0.15", false);

        try (LauncherRun run = installation.start(installation.launcher(),
                Map.of("JAVA_HOME", jre.toString()), "-h")) {
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).startsWith("callgate: the Java at " + jre
                    + " is a run-time environment without a compiler; install a JDK 17");
        }
    }

    @Test
    void saysThatAnOldJavaIsTooOld() throws IOException {
        Path old = installation.javaOf("1.8.0_392", true);

        try (LauncherRun run = installation.start(installation.launcher(),
                Map.of("JAVA_HOME", old.toString()), "-h")) {
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).startsWith("callgate: the Java at " + old
                    + " is version 8; install a JDK 17");
        }
    }

    @Test
    void passesOverAnOldJavaHomeWhenThePathHasABetterOne() throws IOException {
        Path old = installation.javaOf("11.0.2", true);
        Path tools = installation.home().resolve("tools");
        Files.createSymbolicLink(tools.resolve("java"),
                Path.of(System.getProperty("java.home"), "bin", "java"));

        try (LauncherRun run = installation.start(installation.launcher(),
                Map.of("JAVA_HOME", old.toString()), "-h")) {
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void saysThatMavenIsMissingWhenItHasToBuild() throws IOException {
        installation.forgetTheBuild();

        try (LauncherRun run = installation.start("-h")) {
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).isEqualTo("callgate: Maven is needed to build and there is none;"
                    + " install Maven 3.8 or newer (Debian, Ubuntu: apt install maven).\n");
        }
    }

    @Test
    void worksThroughASymbolicLinkFromAnotherFolder() throws IOException {
        Path link = Files.createDirectory(folder.resolve("bin")).resolve("cg");
        Files.createSymbolicLink(link, Path.of("../callgate"));

        try (LauncherRun run = installation.start(link,
                Map.of("JAVA_HOME", System.getProperty("java.home")), "-h")) {
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).startsWith("Usage: callgate");
            assertThat(run.err()).isEmpty();
        }
    }

    /** The words stand in a script of ASCII: what a JVM makes of others depends on its locale. */
    @Test
    void keepsLettersThatAreNotAsciiWhereNoLocaleIsNamed() throws IOException {
        Path cron = folder.resolve("cron");
        installation.script(cron, "./callgate optout add +33465710101 --seller choucroute"
                + " --store store --note $'apr\\xc3\\xa8s' && ./callgate number +33465710101"
                + " --store store\n");

        try (LauncherRun run = installation.start(cron,
                Map.of("JAVA_HOME", System.getProperty("java.home")))) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("apr\u00e8s\n");
        }
    }

    @Test
    void passesTheExitCodeOfTheCommandOn() {
        try (LauncherRun run = installation.start("check", "0465710101", "--seller", "nobody")) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).startsWith("callgate check: which configuration?");
            assertThat(run.out()).isEmpty();
        }
    }
}
