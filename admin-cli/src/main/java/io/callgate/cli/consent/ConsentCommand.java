package io.callgate.cli.consent;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate consent}. */
@Command(name = "consent", description = "Record that a person agreed to be called, or no longer"
        + " does.",
        subcommands = {ConsentAdd.class, ConsentWithdraw.class, ConsentLs.class,
            ConsentImport.class},
        footer = {"",
            "Examples:",
            "  callgate consent add 0612345678 --seller choucroute --given-at 2026-11-02 \\",
            "      --expires 2027-11-02 --proof form-4711",
            "  callgate consent withdraw 0612345678 --seller choucroute"})
public final class ConsentCommand extends Noun {
}
