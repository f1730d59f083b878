package io.callgate.cli.optout;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate optout}. */
@Command(name = "optout", description = "Record that a person is not to be called by a seller.",
        subcommands = {OptOutAdd.class, OptOutRemove.class, OptOutLs.class,
            OptOutImport.class},
        footer = {"",
            "Examples:",
            "  callgate optout add 0612345678 --seller choucroute",
            "  callgate optout ls --seller choucroute"})
public final class OptOutCommand extends Noun {
}
