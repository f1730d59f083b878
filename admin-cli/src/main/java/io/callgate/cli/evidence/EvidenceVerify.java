package io.callgate.cli.evidence;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.cli.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate evidence verify}. */
@Command(name = "verify", description = "Check that call records are whole: that each line can be"
        + " read, stands in the file of its day and belongs to a call that was judged, and that"
        + " each call that went through has ended within a day.",
        footer = {"",
            "It cannot tell whether somebody changed a line or took a whole call away: records",
            "are not signed. Keep copies where the gateway's user cannot write.",
            "Exit codes: 0 whole, 3 something is missing or damaged.",
            "",
            "Examples:",
            "  callgate evidence verify --config callgate.yaml",
            "  callgate evidence verify --records /backup/evidence --from 2026-11-01"})
final class EvidenceVerify implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private KeptRecords kept;

    @Override
    public Integer call() throws IOException {
        RecordCheck check = new RecordCheck();
        RecordFiles files = new RecordFiles(kept.files(false));
        try (Progress progress = output.progress()) {
            files.read((file, number, text) -> {
                progress.at(files.position(), files.size(), number, "lines");
                check.line(file, number, text);
            }, check::damaged);
        }
        RecordCheck.Result result = check.result();
        List<String> lines = new ArrayList<>(result.firstFaults());
        if (result.faults() > lines.size()) {
            lines.add(String.format("and %,d more", result.faults() - lines.size()));
        }
        lines.add(String.format("%,d calls in %,d lines, %,d of them not ended yet: %s",
                result.calls(), result.lines(), result.callsUp(), result.faults() == 0
                        ? "whole" : String.format("%,d faults", result.faults())));
        if (result.judgedBefore() > 0) {
            lines.add(String.format("%,d lines of the first file are of calls that were judged"
                    + " before it, or never: not checked", result.judgedBefore()));
        }
        output.answer(result, lines);
        return result.faults() == 0 ? ExitCode.DONE : ExitCode.UNKNOWN;
    }
}
