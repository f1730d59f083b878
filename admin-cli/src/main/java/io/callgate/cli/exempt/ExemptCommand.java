package io.callgate.cli.exempt;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate exempt}. */
@Command(name = "exempt", description = "Record that a person may be called although listed: a"
        + " running contract, a call-back they asked for, a press subscription.",
        subcommands = {ExemptAdd.class, ExemptRemove.class, ExemptLs.class, ExemptImport.class},
        footer = {"",
            "Examples:",
            "  callgate exempt add 0612345678 --seller choucroute --campaign mutuelle \\",
            "      --basis contract",
            "  callgate exempt ls --seller choucroute"})
public final class ExemptCommand extends Noun {
}
