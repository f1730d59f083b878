package io.callgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
