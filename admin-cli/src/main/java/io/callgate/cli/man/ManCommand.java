package io.callgate.cli.man;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code callgate man}. */
@Command(name = "man", description = "Write a manual page for every command.",
        footer = {"",
            "Examples:",
            "  callgate man --out ~/.local/share/man/man1",
            "  man callgate-list-import"})
public final class ManCommand implements Callable<Integer> {

    /** What {@code --json} prints; docs/cli-json.md. */
    record Shape(String directory, List<String> pages) {
    }

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR",
            description = "Where the pages go; made if it is not there. Old pages are replaced.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        List<String> pages = new ArrayList<>();
        write(spec.root(), pages);
        output.answer(new Shape(out.toString(), pages),
                List.of(pages.size() + " manual pages in " + out));
        return ExitCode.DONE;
    }

    private void write(CommandSpec command, List<String> pages) throws IOException {
        String file = ManPage.name(command) + ".1";
        Files.writeString(out.resolve(file), ManPage.of(command));
        pages.add(file);
        for (CommandLine subcommand : command.subcommands().values()) {
            write(subcommand.getCommandSpec(), pages);
        }
    }
}
