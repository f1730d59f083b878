package io.callgate.cli.exempt;

import io.callgate.cli.Output;
import io.callgate.cli.record.BadRow;
import io.callgate.cli.record.NamedRow;
import io.callgate.cli.record.RecordImport;
import io.callgate.store.register.Basis;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate exempt import}. */
@Command(name = "import", description = "Record the exemptions of a file: one number a line, or a"
        + " table with a header.",
        footer = {"",
            "Columns, besides that of the numbers: campaign, basis, given-at, expires, note. What",
            "a row leaves empty is as the options say. Recorded 10,000 at a time, each batch",
            "whole or not at all; a file imported again is recorded again, which makes nobody's",
            "term longer: it counts from given-at, or else from when it was recorded first.",
            "",
            "Examples:",
            "  callgate exempt import customers.csv --seller choucroute --campaign mutuelle \\",
            "      --basis contract",
            "  callgate exempt import asked.csv --seller choucroute --basis callback \\",
            "      --given-at 2026-11-20"})
final class ExemptImport implements Callable<Integer> {

    private static final Set<String> COLUMNS = Set.of("campaign", "basis", "given-at", "expires",
            "note");

    @Mixin
    private Output output;

    @Mixin
    private RecordImport records;

    @Mixin
    private ExemptTerms terms;

    @Mixin
    private ExemptTerm term;

    @Override
    public Integer call() throws IOException {
        return records.run(output, COLUMNS, this::event);
    }

    private Event event(NamedRow row) throws BadRow {
        ExemptTerm.Term stated = term.of(row);
        Basis basis = row.word("basis", Basis.class).or(terms::basisIfGiven)
                .orElseThrow(() -> new BadRow("no basis"));
        return new Event.ExemptionAdded(records.seller(),
                records.exempted(row, terms.campaign(), basis), basis, row.number(),
                stated.given(), stated.expires(),
                row.field("note").orElse(records.note()));
    }
}
