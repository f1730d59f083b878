package io.callgate.cli.exempt;

import io.callgate.cli.Output;
import io.callgate.cli.record.BadRow;
import io.callgate.cli.record.NamedRow;
import io.callgate.cli.record.RecordImport;
import io.callgate.store.register.Basis;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate exempt import}. */
@Command(name = "import", description = "Record the exemptions of a file: one number a line, or a"
        + " table with a header.",
        footer = {"",
            "Columns, besides that of the numbers: campaign, basis, expires, note. What a row",
            "leaves empty is as the options say. Recorded 10,000 at a time, each batch whole or",
            "not at all; a file imported again is recorded again.",
            "",
            "Examples:",
            "  callgate exempt import customers.csv --seller choucroute --basis contract"})
final class ExemptImport implements Callable<Integer> {

    private static final Set<String> COLUMNS = Set.of("campaign", "basis", "expires", "note");

    @Mixin
    private Output output;

    @Mixin
    private RecordImport records;

    @Mixin
    private ExemptTerms terms;

    @Override
    public Integer call() throws IOException {
        return records.run(output, COLUMNS, this::event);
    }

    private Event event(NamedRow row) throws BadRow {
        return new Event.ExemptionAdded(records.seller(),
                records.campaign(row, terms.campaign()),
                row.word("basis", Basis.class).or(terms::basisIfGiven)
                        .orElseThrow(() -> new BadRow("no basis")), row.number(),
                row.time("expires", Optional.of(Event.NEVER)),
                row.field("note").orElse(records.note()));
    }
}
