package io.callgate.cli.list;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate list}. */
@Command(name = "list", description = "Import bulk lists and see which are active.",
        subcommands = {ListImportCommand.class, ListLs.class, ListShow.class},
        footer = {"",
            "Examples:",
            "  callgate list import bloctel retour_2026-08.csv --issued 2026-08-10 --country FR",
            "  callgate list ls"})
public final class ListCommand extends Noun {
}
