package io.callgate.cli.config;

import io.callgate.cli.Failure;
import io.callgate.cli.PointInTime;
import io.callgate.cli.evidence.CallRecord;
import io.callgate.cli.evidence.RecordFiles;
import io.callgate.store.ingest.AdminFile;
import io.callgate.store.ingest.Reading;
import io.callgate.store.ingest.UnusableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** Calls of the past: call records as gateways keep them, or a table with a line for each call. */
final class Traffic {

    /** Any plan will do to find the column: how a number is dialled depends on the caller. */
    private static final Reading TABLE =
            new Reading("FR", Optional.empty(), Optional.of("called"));

    private final List<Path> files;
    private final Instant defaultTime;
    private final TrafficCall call = new TrafficCall();
    private long skipped;

    /** @param defaultTime of the calls of a table that has no times */
    Traffic(List<Path> files, Instant defaultTime) {
        this.files = files;
        this.defaultTime = defaultTime;
    }

    /** Takes calls in the order they stand. */
    @FunctionalInterface
    interface Calls {
        void call(TrafficCall call, long bytesRead, long bytes) throws IOException;
    }

    /** Lines that are no calls. */
    long skipped() {
        return skipped;
    }

    /** Whether it says what became of each call. */
    boolean isRecorded() throws IOException {
        return RecordFiles.firstLine(files.get(0)).startsWith("{");
    }

    void read(Calls calls) throws IOException {
        if (isRecorded()) {
            readRecords(calls);
        } else {
            for (Path file : files) {
                readTable(file, calls);
            }
        }
    }

    private void readRecords(Calls calls) throws IOException {
        RecordFiles records = new RecordFiles(files);
        CallRecord record = new CallRecord();
        records.read((file, number, text) -> {
            if (!record.read(text)) {
                skipped++;
            } else if (record.isJudged() && !record.isOfText() && record.inside.isEmpty()) {
                // Which of the numbers inside a call are attempts, their records do not say.
                calls.call(of(record), records.position(), records.size());
            }
        });
    }

    private TrafficCall of(CallRecord record) {
        call.caller = record.caller;
        call.campaign = record.campaign;
        call.epochSecond = record.time.getEpochSecond();
        call.dialled = "";
        call.number = record.number();
        call.presented = record.presented;
        call.before = new Judged(record.verdict, record.reason, record.passed);
        return call;
    }

    private void readTable(Path path, Calls calls) throws IOException {
        try {
            AdminFile file = AdminFile.open(path, TABLE);
            file.readRows(new Rows(file, calls));
        } catch (UnusableFile unusable) {
            throw Failure.usage(path + ": " + unusable.getMessage());
        }
    }

    /** A table's rows. */
    private final class Rows implements AdminFile.RowSink {

        private final AdminFile file;
        private final long size;
        private final Calls calls;
        private List<String> names = List.of();

        Rows(AdminFile file, Calls calls) throws IOException {
            this.file = file;
            this.size = file.size();
            this.calls = calls;
        }

        @Override
        public void header(List<String> columns, int numberColumn) {
            names = columns.stream().map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            if (!names.contains("caller")) {
                throw Failure.usage("a table of calls needs the columns called and caller; it may"
                        + " have time, campaign and presented");
            }
        }

        @Override
        public void row(long line, List<String> fields, String typed, long number)
                throws IOException {
            call.caller = field(fields, "caller");
            call.campaign = field(fields, "campaign");
            call.presented = field(fields, "presented");
            call.dialled = typed.strip();
            call.before = Judged.UNKNOWN;
            if (call.dialled.isEmpty() || !readTime(field(fields, "time"))) {
                skipped++;
            } else {
                calls.call(call, file.position(), size);
            }
        }

        private String field(List<String> fields, String name) {
            int column = names.indexOf(name);
            return column < 0 || column >= fields.size() ? "" : fields.get(column).strip();
        }

        private boolean readTime(String text) {
            try {
                Instant time = text.isEmpty() ? defaultTime
                        : new PointInTime().convert(text);
                call.epochSecond = time.getEpochSecond();
                return true;
            } catch (TypeConversionException notATime) {
                return false;
            }
        }

        @Override
        public void reject(long line, List<String> fields, String cause) {
            skipped++;
        }
    }
}
