package io.callgate.cli.evidence;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.cli.Progress;
import io.callgate.cli.file.CsvLine;
import io.callgate.cli.file.Interruption;
import io.callgate.cli.file.NewFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code callgate evidence export}. */
@Command(name = "export", description = "Write the calls of a span of time to a file: as a table,"
        + " a row for each call, or as the records themselves.",
        footer = {"",
            "A row of the table says what was decided and why, when the call was answered and",
            "ended, and how many seconds it lasted; rows stand in the order in which calls ended,",
            "those without an end last. Only its owner can read the file: it has whole numbers. A",
            "Call-ID that a spreadsheet would take for a formula has an apostrophe before it.",
            "",
            "Examples:",
            "  callgate evidence export --from 2026-11-01 --to 2026-12-01 --out november.csv",
            "  callgate evidence export --number +33612345678 --format jsonl --out case-17.jsonl"})
final class EvidenceExport implements Callable<Integer> {

    /** Calls at one time whose end is awaited; of more the oldest is written without one. */
    private static final int CALLS_UP_MAX = 1 << 17;

    /** What is written. */
    enum Format { CSV, JSONL }

    @Mixin
    private Output output;

    @Mixin
    private KeptRecords kept;

    @Mixin
    private CallFilter filter;

    @Option(names = "--format", paramLabel = "F", defaultValue = "CSV",
            description = "csv: a row for each call; jsonl: the lines as they were recorded;"
                    + " default: csv.")
    private Format format;

    @Option(names = "--out", required = true, paramLabel = "FILE",
            description = "Into this file, which must not exist.")
    private Path out;

    private final CallsUp<CallRow> up = new CallsUp<>();
    private long calls;
    private long withoutEnd;
    private Writer writer;
    private CsvLine table;

    /** What {@code --json} prints. */
    record Exported(long calls, long withoutEnd, String file) {
    }

    @Override
    public Integer call() throws IOException {
        filter.checked(kept.configured());
        RecordFiles files = new RecordFiles(kept.files(true));
        return Interruption.interruptible(() -> {
            try (NewFile file = NewFile.create(out)) {
                writer = file.writer();
                table = new CsvLine(writer);
                export(files);
                file.finish();
            }
            output.answer(new Exported(calls, withoutEnd, out.toString()), List.of(String.format(
                    "%,d calls in %s, %,d of them without an end", calls, out, withoutEnd)));
            return ExitCode.DONE;
        });
    }

    private void export(RecordFiles files) throws IOException {
        if (format == Format.CSV) {
            table.fields(CallRow.COLUMNS).end();
        }
        CallRecord record = new CallRecord();
        try (Progress progress = output.progress()) {
            files.read((file, number, text) -> {
                progress.at(files.position(), files.size(), calls, "calls");
                if (record.read(text)) {
                    take(record, text);
                }
            });
        }
        while (up.size() > 0) {
            writeEldest();
        }
    }

    private void take(CallRecord record, String text) throws IOException {
        if (record.isJudged()) {
            judged(record, text);
            return;
        }
        Optional<CallRow> row = up.find(record);
        if (row.isPresent()) {
            line(text);
            goOn(row.get(), record);
        }
    }

    private void judged(CallRecord record, String text) throws IOException {
        if (!kept.spans(record.time) || !filter.fits(record)) {
            return;
        }
        calls++;
        line(text);
        CallRow row = new CallRow(record);
        if (!row.isUp()) {
            write(row);
            return;
        }
        if (up.size() == CALLS_UP_MAX) {
            writeEldest();
        }
        up.add(record, row);
    }

    private void writeEldest() throws IOException {
        withoutEnd++;
        write(up.removeEldest());
    }

    private void goOn(CallRow row, CallRecord record) throws IOException {
        if (record.event.equals("ended")) {
            row.ended(record);
        } else {
            row.answered(record);
        }
        if (record.isLast()) {
            up.remove(record);
            write(row);
        }
    }

    private void write(CallRow row) throws IOException {
        if (format == Format.CSV) {
            row.write(table);
        }
    }

    private void line(String text) throws IOException {
        if (format == Format.JSONL) {
            writer.append(text).append('\n');
        }
    }
}
