package io.callgate.cli.number;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.cli.TypedNumber;
import io.callgate.cli.Unreadable;
import io.callgate.cli.record.Provenance;
import io.callgate.store.ErasureReport;
import io.callgate.store.NumberReport;
import io.callgate.store.Store;
import io.callgate.store.index.list.Answer;
import io.callgate.store.index.list.ListGeneration;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.index.attempts.AttemptCounts;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.ListManifest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate number}. */
@Command(name = "number", description = "Show everything held about one number, an answer to"
        + " a person's access request; or erase it.",
        footer = {"",
            "Examples:",
            "  callgate number +33612345678",
            "  callgate number 0612345678 --country FR --json",
            "  callgate number +33612345678 --erase --source 'letter of 2026-11-20'"})
public final class NumberCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Mixin
    private Provenance provenance;

    @Parameters(paramLabel = "NUMBER", description = "With + and country code, or national.")
    private String typed;

    @Option(names = "--country", paramLabel = "CC", description = "Dial plan of a national number.")
    private String country;

    @Option(names = "--erase", description = "Replace the number by a keyed hash wherever it"
            + " stands. Its opt-outs are honoured as before, and where the proof of its consents"
            + " is kept stays for as long as the law asks for it; this cannot be undone.")
    private boolean erase;

    @Override
    public Integer call() throws IOException {
        long number = TypedNumber.subscriber(typed, Optional.ofNullable(country)
                .or(() -> TypedNumber.countryOfInternational(typed))
                .orElseThrow(() -> Failure.usage("in which country is '" + typed
                        + "'? write it with + and the country code, or say --country CC")));
        try (Store store = session.existingStore()) {
            if (erase) {
                ErasureReport report = store.erase(provenance.author(), number,
                        provenance.note(), ProofRetention.months(
                                session.configured().ifNamed(), number));
                output.answer(NumberShape.erased(E164.format(number), report),
                        List.of(E164.format(number) + ": " + report.sentence()));
            } else {
                NumberShape shape = shape(store, number);
                output.answer(shape, NumberLines.of(shape));
            }
        }
        return ExitCode.DONE;
    }

    private NumberShape shape(Store store, long number) throws IOException {
        NumberReport held = store.number(number);
        try (SuppressionIndex index = SuppressionIndex.ofNumbers(session.storeDirectory(),
                new Unreadable(output), number)) {
            return new NumberShape(E164.format(number), held.erased(),
                    held.optOuts().stream().map(NumberShape::optOut).toList(),
                    held.consents().stream().map(NumberShape::consent).toList(),
                    held.exemptions().stream().map(NumberShape::exemption).toList(),
                    store.lists().stream()
                            .map(manifest -> answer(manifest, index, number)).toList(),
                    AttemptCounts.of(session.storeDirectory(), number).stream()
                            .map(NumberShape::attempts).toList(),
                    held.history().stream().map(HistoryEntry::of).toList());
        }
    }

    private static NumberShape.ListAnswer answer(ListManifest manifest, SuppressionIndex index,
            long number) {
        ListGeneration generation = index.list(manifest.list()).current();
        long answer = generation.isPresent() ? generation.answer(number) : Answer.NOT_COVERED;
        boolean covered = answer != Answer.NOT_COVERED;
        // Where the active version cannot be read, an earlier one answers.
        return new NumberShape.ListAnswer(manifest.list(),
                generation.isPresent() ? generation.version() : manifest.version(),
                (generation.isPresent() ? LocalDate.ofEpochDay(generation.issuedEpochDay())
                        : manifest.source().issued()).toString(), generation.isPresent(), covered,
                Answer.isListed(answer), !covered ? ""
                        : LocalDate.ofEpochDay(Answer.checkedEpochDay(answer)).toString());
    }
}
