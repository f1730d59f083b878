package io.callgate.cli.list;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate list}. */
@Command(name = "list", description = "See which bulk lists are active.",
        subcommands = {ListLs.class, ListShow.class},
        footer = {"",
            "Examples:",
            "  callgate list ls"})
public final class ListCommand extends Noun {
}
