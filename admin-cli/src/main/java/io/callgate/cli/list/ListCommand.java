package io.callgate.cli.list;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate list}. */
@Command(name = "list", description = "Import bulk lists, see what is active, and go back.",
        subcommands = {ListImportCommand.class, ListLs.class, ListShow.class, ListVersions.class,
            ListRollback.class, ListDiff.class, ListExport.class, ListRemove.class,
            ListPrune.class},
        footer = {"",
            "Examples:",
            "  callgate list import bloctel retour_2026-08.csv --issued 2026-08-10",
            "  callgate list ls",
            "  callgate list rollback bloctel"})
public final class ListCommand extends Noun {
}
