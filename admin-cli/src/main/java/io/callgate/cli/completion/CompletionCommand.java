package io.callgate.cli.completion;

import io.callgate.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell must read to complete Callgate's commands and options. */
@Command(name = "completion", description = "Print the completion script of a shell.",
        footer = {"",
            "Examples:",
            "  source <(callgate completion bash)",
            "  callgate completion zsh > ~/.callgate-completion && . ~/.callgate-completion"})
public final class CompletionCommand implements Callable<Integer> {

    /** One script serves both: under zsh it loads the bash completion of zsh. */
    enum Shell { BASH, ZSH }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell;

    @Override
    public Integer call() {
        spec.commandLine().getOut()
                .println(AutoComplete.bash("callgate", spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
