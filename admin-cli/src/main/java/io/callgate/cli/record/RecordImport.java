package io.callgate.cli.record;

import io.callgate.cli.Configured;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.OfSeller;
import io.callgate.cli.Output;
import io.callgate.cli.PointInTime;
import io.callgate.cli.Progress;
import io.callgate.cli.file.GivenFile;
import io.callgate.cli.file.Interruption;
import io.callgate.store.Store;
import io.callgate.store.ingest.AdminFile;
import io.callgate.store.ingest.Reading;
import io.callgate.store.ingest.UnusableFile;
import io.callgate.store.register.Basis;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Records what a file holds, in two passes: the first finds every bad line and changes nothing. A
 * mixin.
 */
public final class RecordImport {

    @Mixin
    private OfSeller of;

    @Mixin
    private Provenance provenance;

    @Parameters(paramLabel = "FILE", description = "Text, CSV or workbook, packed or not.")
    private Path path;

    @Option(names = "--column", paramLabel = "C",
            description = "Header or place (from 1) of the numbers' column.")
    private String column;

    @Option(names = "--ignore", paramLabel = "NAME", split = ",",
            description = "Columns to pass over.")
    private String[] ignored = {};

    @Option(names = "--dry-run", description = "Read and count; change nothing.")
    private boolean dryRun;

    /** Those that the seller has: to ask for each row would read the configuration as often. */
    private final Set<String> campaigns = new HashSet<>();
    private final Set<Basis> ofAllCampaigns = EnumSet.noneOf(Basis.class);

    public Configured configured() {
        return of.session().configured();
    }

    public String seller() {
        return of.seller();
    }

    /**
     * What the row says, or the options; all campaigns where neither does. One that the seller does
     * not have ends the command: the column is another, or its records would help nobody.
     */
    public String helped(NamedRow row, String otherwise) {
        String campaign = row.field("campaign").orElse(otherwise);
        if (campaigns.add(campaign)) {
            of.knownCampaign(campaign);
        }
        return campaign;
    }

    /** The same of an exemption, and {@link OfSeller#refuseUnlessOfAnyObject}. */
    public String exempted(NamedRow row, String otherwise, Basis basis) {
        String campaign = helped(row, otherwise);
        if (campaign.isEmpty() && ofAllCampaigns.add(basis)) {
            of.refuseUnlessOfAnyObject(basis);
        }
        return campaign;
    }

    /** The same of what stops calls, and so may stop all those of a seller without campaigns. */
    public String bound(NamedRow row, String otherwise, Output output) {
        String campaign = row.field("campaign").orElse(otherwise);
        if (campaigns.add(campaign)) {
            of.boundCampaign(campaign, output);
        }
        return campaign;
    }

    public String note() {
        return provenance.note();
    }

    /** @param columns those that the rule asks for */
    public int run(Output output, Set<String> columns, RowRule rule)
            throws IOException {
        GivenFile.demand(path);
        of.knownSeller(output);
        return Interruption.interruptible(() -> examineAndRecord(output, columns, rule));
    }

    private int examineAndRecord(Output output, Set<String> columns, RowRule rule)
            throws IOException {
        Set<String> passedOver = Arrays.stream(ignored).map(RecordFile::plain)
                .collect(Collectors.toCollection(HashSet::new));
        try (Store store = of.session().store(output);
                RejectFile rejects = new RejectFile(rejectsPath(store))) {
            RecordFile records = new RecordFile(open(), rule, columns, passedOver);
            Found found = examine(records, rejects);
            rejects.finish();
            long last = dryRun ? 0 : record(store, records, found.records, output);
            answer(output, found, last, rejects);
        } catch (UnusableFile unusable) {
            throw Failure.usage(unusable.getMessage());
        }
        return ExitCode.DONE;
    }

    private AdminFile open() throws IOException {
        return GivenFile.open(path, new Reading(of.country(path.getFileName().toString()),
                Optional.empty(), Optional.ofNullable(column)));
    }

    private Path rejectsPath(Store store) {
        return store.directory().resolve("rejects").resolve(path.getFileName() + "-"
                + System.currentTimeMillis() + "-" + ProcessHandle.current().pid() + ".tsv");
    }

    /** What the first pass counts. */
    private static final class Found implements RecordFile.Sink {

        private final RejectFile rejects;
        private long records;
        private long over;

        Found(RejectFile rejects) {
            this.rejects = rejects;
        }

        @Override
        public void record(Event event) {
            records++;
            over += PointInTime.isInFuture(Expiry.of(event)) ? 0 : 1;
        }

        @Override
        public void reject(long line, String text, String cause) throws IOException {
            rejects.add(line, text, cause);
        }
    }

    /** Counts the records, and ends the command if the file was meant for something else. */
    private Found examine(RecordFile records, RejectFile rejects) throws IOException {
        Found found = new Found(rejects);
        records.read(found);
        long lines = found.records + rejects.count();
        if (found.records == 0 || 100 * rejects.count() > AdminFile.REJECTS_PERCENT_MAX * lines) {
            throw Failure.usage(rejects.count() + " of " + lines + " lines of "
                    + path.getFileName() + " make no record, such as line "
                    + rejects.first().stream().findFirst().map(reject -> reject.line() + ": "
                            + reject.cause()).orElse("none") + "; nothing was recorded");
        }
        return found;
    }

    private long record(Store store, RecordFile records, long all, Output output)
            throws IOException {
        try (Progress progress = output.progress()) {
            Batches batches = new Batches(store, provenance.author(), all, progress);
            records.read(batches);
            return batches.end();
        }
    }

    private void answer(Output output, Found found, long last, RejectFile rejects) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%,d %s", found.records, dryRun ? "records found; dry run: nothing"
                + " was changed" : "recorded for " + of.seller() + "; the last is record " + last));
        if (found.over > 0) {
            lines.add(String.format("  %,d of them are over already, by their expires: a fact for"
                    + " the record, of no effect on calls", found.over));
        }
        if (rejects.count() > 0) {
            lines.add(String.format("  %,d lines make no record; each with its cause in %s",
                    rejects.count(), rejects.path()));
        }
        if (dryRun) {
            rejects.first().forEach(reject -> lines.add("    line " + reject.line() + ": '"
                    + reject.text() + "': " + reject.cause()));
        }
        output.answer(new RecordShapes.Imported(dryRun ? "dry-run" : "recorded", of.seller(),
                dryRun ? 0 : found.records, last, found.over, rejects.count(), rejects.path(),
                rejects.first()), lines);
    }
}
