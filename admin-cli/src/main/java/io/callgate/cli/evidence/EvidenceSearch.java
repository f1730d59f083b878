package io.callgate.cli.evidence;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate evidence search}. */
@Command(name = "search", description = "Find calls: one a line, oldest first, with the whole"
        + " number and the Call-ID that 'evidence show' asks for.",
        footer = {"",
            "With --json each line is the record as it was written.",
            "",
            "Examples:",
            "  callgate evidence search --number 0612345678 --country FR",
            "  callgate evidence search --seller choucroute --reason opt-out --from 2026-11-01",
            "  callgate evidence search --verdict uncheckable --json | jq .list"})
final class EvidenceSearch implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private KeptRecords kept;

    @Mixin
    private CallFilter filter;

    private long found;

    @Override
    public Integer call() throws IOException {
        CallFilter wanted = filter.checked(kept.configured());
        CallRecord record = new CallRecord();
        new RecordFiles(kept.files(false)).read((file, number, text) -> {
            if (record.read(text) && record.isJudged() && kept.spans(record.time)
                    && wanted.fits(record)) {
                found++;
                output.print(output.isJson() ? text : line(record));
            }
        });
        output.flush();
        if (found == 0) {
            output.note("there is no such call in " + kept.folder());
        }
        return ExitCode.DONE;
    }

    private static String line(CallRecord record) {
        return String.format("%-24s  %-16s  %-11s  %-21s  %s", record.time, record.called,
                record.verdict, record.reason + (record.passed.isEmpty() ? ""
                        : " (" + record.passed + ")"),
                (record.caller.isEmpty() ? "a stranger" : record.caller + " of " + record.seller)
                        + ", " + record.callId);
    }
}
