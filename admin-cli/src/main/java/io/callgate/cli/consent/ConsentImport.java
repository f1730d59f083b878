package io.callgate.cli.consent;

import io.callgate.cli.Output;
import io.callgate.cli.record.RecordImport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate consent import}. */
@Command(name = "import", description = "Record the consents of a file: a table with a header.",
        footer = {"",
            "Columns, besides that of the numbers: campaign, given-at, expires, proof, note. What",
            "a row leaves empty is as the options say. Recorded 10,000 at a time, each batch",
            "whole or not at all; a file imported again is recorded again.",
            "",
            "Examples:",
            "  callgate consent import yes.csv --seller choucroute --source 'web form'",
            "  callgate consent import yes.csv --seller choucroute --expires 2027-11-02 --dry-run"})
final class ConsentImport implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private RecordImport records;

    @Mixin
    private ConsentTerms terms;

    @Override
    public Integer call() throws IOException {
        ConsentLimit limit = ConsentLimit.of(records.configured(), records.seller());
        return records.run(output, ConsentTerms.COLUMNS,
                row -> terms.event(records, row, limit));
    }
}
