package io.callgate.cli.man;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** One command's manual page, in the macros of man(7). */
final class ManPage {

    private final CommandSpec command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** {@code callgate-list-import}. */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    static String of(CommandSpec command) {
        return new ManPage(command).text();
    }

    private String text() {
        line(".TH " + name(command).toUpperCase() + " 1 \"\" \"\" \"Callgate\"");
        section("NAME");
        text(name(command) + " - " + description());
        section("SYNOPSIS");
        verbatim(new Help(command, Help.defaultColorScheme(Ansi.OFF)).synopsis(0).lines()
                .toList());
        arguments();
        subcommands();
        List<String> footer = List.of(command.usageMessage().footer());
        if (!footer.isEmpty()) {
            section("NOTES");
            verbatim(footer);
        }
        return page.toString();
    }

    private String description() {
        return String.join(" ", command.usageMessage().description());
    }

    private void arguments() {
        if (!command.positionalParameters().isEmpty()) {
            section("ARGUMENTS");
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                item(parameter.paramLabel(), parameter);
            }
        }
        section("OPTIONS");
        for (OptionSpec option : command.options()) {
            String names = String.join(", ", option.names());
            item(option.arity().max() == 0 ? names : names + " " + option.paramLabel(), option);
        }
    }

    private void item(String term, ArgSpec argument) {
        line(".TP");
        line(".B " + escaped(term));
        // As picocli renders it: variables such as the default's are filled in.
        text(String.join(" ", argument.description()));
    }

    private void subcommands() {
        if (command.subcommands().isEmpty()) {
            return;
        }
        section("COMMANDS");
        text(command.subcommands().values().stream()
                .filter(sub -> !sub.getCommandSpec().usageMessage().hidden())
                .map(sub -> name(sub.getCommandSpec()) + "(1)")
                .collect(Collectors.joining(", ")));
    }

    private void section(String title) {
        line(".SH " + title);
    }

    private void text(String paragraph) {
        line(escaped(paragraph));
    }

    private void verbatim(List<String> lines) {
        line(".nf");
        lines.forEach(each -> line(escaped(each)));
        line(".fi");
    }

    /** A line that begins with a dot or a quote would be a macro, a backslash an escape. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private void line(String line) {
        page.append(line).append('\n');
    }
}
