package io.callgate.cli.config;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.reader.Loaded;
import io.callgate.store.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code callgate config check}. */
@Command(name = "check", description = "Say everything that is wrong with a configuration file,"
        + " as a start of the gateway would, and warn of what it allows that may not be meant.",
        footer = {"",
            "Warnings go to standard error, and do not make the file invalid.",
            "",
            "Examples:",
            "  callgate config check callgate.yaml",
            "  callgate config check callgate.yaml && systemctl restart callgate"})
final class ConfigCheck implements Callable<Integer> {

    /** What {@code --json} prints; docs/cli-json.md. */
    record Shape(String file, boolean valid, List<Problem> problems,
            List<Problem> warnings) {
    }

    @Mixin
    private Output output;

    @Parameters(paramLabel = "FILE", description = "The configuration.")
    private Path file;

    @Override
    public Integer call() {
        Loaded loaded = ConfigLoader.load(file);
        List<String> lines = loaded.isValid() ? List.of(file + (loaded.warnings().isEmpty()
                ? ": as it should be" : ": valid, but see the warnings"))
                : loaded.problems().stream().map(problem -> file + ": " + problem).toList();
        output.answer(new Shape(file.toString(), loaded.isValid(), loaded.problems(),
                loaded.warnings()), lines);
        loaded.warnings().forEach(warning -> output.note("warning: " + file + ": " + warning));
        return loaded.isValid() ? ExitCode.DONE : ExitCode.USAGE;
    }
}
