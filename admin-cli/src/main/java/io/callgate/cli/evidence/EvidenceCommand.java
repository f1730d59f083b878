package io.callgate.cli.evidence;

import io.callgate.cli.Noun;
import picocli.CommandLine.Command;

/** {@code callgate evidence}. */
@Command(name = "evidence", description = "Find, show, check and hand over the records of calls.",
        subcommands = {EvidenceSearch.class, EvidenceShow.class, EvidenceVerify.class,
            EvidenceExport.class},
        footer = {"",
            "Examples:",
            "  callgate evidence search --number +33612345678",
            "  callgate evidence show a84b4c76@pbx",
            "  callgate evidence export --from 2026-11-01 --to 2026-12-01 --out november.csv"})
public final class EvidenceCommand extends Noun {
}
