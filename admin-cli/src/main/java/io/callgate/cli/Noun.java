package io.callgate.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that needs another one after it: alone, it is wrong usage. */
public abstract class Noun implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public final void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing after '"
                + spec.name() + "'");
    }
}
