package io.callgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CallgateTest {

    @Test
    void namesTheNearestCommandWhenOneIsMistyped() {
        CommandLineRun run = CommandLineRun.of("completon", "bash");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'completon'").contains("callgate completion");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void asksForACommandWhenThereIsNone() {
        CommandLineRun run = CommandLineRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("callgate: a command is missing");
    }

    /** Java's own exit code for an error is 1, and 1 says that a call is refused. */
    @Test
    void neverAnswersRefusedForAnErrorOfItsOwn(@TempDir Path folder) throws IOException {
        Office office = new Office(folder);
        Files.createDirectory(office.store());
        Files.writeString(office.store().resolve("register.db"), "this is no register");

        CommandLineRun run = office.run("check", "0465710101", "--seller", "raclette");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("callgate check: ");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void explainsEachCommandWithAnExample(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("-h");

        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Usage: callgate").contains("Examples:");
    }

    @Test
    void namesItsVersion() {
        CommandLineRun run = CommandLineRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("callgate ");
    }

    @Test
    void printsACompletionScriptThatKnowsEveryNoun() {
        CommandLineRun run = CommandLineRun.of("completion", "zsh");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("complete -F").contains("completion");
    }

    static Stream<List<String>> everyCommand() {
        return below(Callgate.commandLine(Terminal.NONE), List.of());
    }

    private static Stream<List<String>> below(CommandLine command, List<String> path) {
        return Stream.concat(Stream.of(path), command.getSubcommands().entrySet().stream()
                .flatMap(child -> {
                    List<String> longer = new ArrayList<>(path);
                    longer.add(child.getKey());
                    return below(child.getValue(), longer);
                }));
    }
}
