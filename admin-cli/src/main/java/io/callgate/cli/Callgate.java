package io.callgate.cli;

import io.callgate.cli.call.CallCommand;
import io.callgate.cli.caller.CallerCommand;
import io.callgate.cli.carrier.CarrierCommand;
import io.callgate.cli.check.CheckCommand;
import io.callgate.cli.completion.CompletionCommand;
import io.callgate.cli.config.ConfigCommand;
import io.callgate.cli.consent.ConsentCommand;
import io.callgate.cli.demo.DemoCommand;
import io.callgate.cli.evidence.EvidenceCommand;
import io.callgate.cli.exempt.ExemptCommand;
import io.callgate.cli.gateway.GatewayCommand;
import io.callgate.cli.list.ListCommand;
import io.callgate.cli.man.ManCommand;
import io.callgate.cli.number.NumberCommand;
import io.callgate.cli.optout.OptOutCommand;
import io.callgate.cli.run.RunCommand;
import io.callgate.cli.scrub.ScrubCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of every command. */
@Command(name = "callgate", versionProvider = Callgate.Version.class,
        description = "Refuses, at the network edge, the calls that must not be made.",
        subcommands = {DemoCommand.class, RunCommand.class, ListCommand.class,
            OptOutCommand.class, CheckCommand.class, NumberCommand.class,
            CallCommand.class, CallerCommand.class, GatewayCommand.class, CarrierCommand.class,
            ConfigCommand.class, EvidenceCommand.class,
            ConsentCommand.class,
            ExemptCommand.class, ScrubCommand.class, CompletionCommand.class,
            ManCommand.class},
        footer = {"",
            "Exit codes: 0 done or admitted, 1 refused, 2 wrong usage, 3 cannot be known,",
            "4 stopped by a safety guard.",
            "",
            "Environment: CALLGATE_STORE and CALLGATE_CONFIG stand in for --store and --config;",
            "CALLGATE_JAVA_OPTS is handed to the JVM, such as -Xmx1g.",
            "",
            "Examples:",
            "  callgate demo",
            "  callgate run --config callgate.yaml",
            "  callgate optout add 0612345678 --seller choucroute --config callgate.yaml"})
public final class Callgate implements Runnable {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-V", "--version"}, versionHelp = true,
            description = "Print the version, and end.")
    private boolean versionWanted;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT,
            description = "Say what this command does, and end.")
    private boolean helpWanted;

    /** From the jar; classes outside of one have none. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Callgate.class.getPackage().getImplementationVersion();
            return new String[] {"callgate " + (version == null ? "development" : version)};
        }
    }

    private Callgate(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        // A count is 3,000,000 wherever the machine stands: scripts and people read the same.
        Locale.setDefault(Locale.ROOT);
        // Java would answer 1 for any error, and 1 is the answer of a refused call.
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {
            error.printStackTrace();
            System.exit(ExitCode.UNKNOWN);
        });
        System.exit(commandLine(Terminal.ofLauncher()).execute(arguments));
    }

    /** The whole tree of commands, ready to execute; its out and err may be replaced. */
    public static CommandLine commandLine(Terminal terminal) {
        CommandLine root = new CommandLine(new Callgate(terminal));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setUsageHelpAutoWidth(true);
        root.setColorScheme(Help.defaultColorScheme(
                terminal.coloursOut() ? Ansi.ON : Ansi.OFF));
        root.setParameterExceptionHandler(Callgate::onUsageFault);
        root.setExecutionExceptionHandler(Callgate::onFault);
        return root;
    }

    /** The terminal a command runs in, whatever its depth in the tree. */
    static Terminal terminalOf(CommandSpec command) {
        return ((Callgate) command.root().userObject()).terminal;
    }

    /** A noun or the root alone: the person wants to know which words may follow. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int onUsageFault(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        complain(command, fault.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(fault, command.getErr())) {
            command.getErr().println("  see: " + command.getCommandSpec().qualifiedName() + " -h");
        }
        return ExitCode.USAGE;
    }

    private static int onFault(Exception fault, CommandLine command, ParseResult parsed) {
        if (fault instanceof Failure failure) {
            complain(command, failure.getMessage());
            return failure.exitCode();
        }
        if (fault instanceof UncheckedIOException wrapped) {
            complain(command, IoFault.sentence(wrapped.getCause()));
        } else if (fault instanceof IOException broken) {
            complain(command, IoFault.sentence(broken));
        } else {
            fault.printStackTrace(command.getErr());
        }
        return ExitCode.UNKNOWN;
    }

    private static void complain(CommandLine command, String sentence) {
        String name = command.getCommandSpec().qualifiedName();
        sentence.lines().forEach(line -> command.getErr().println(name + ": " + line));
    }
}
