package io.callgate.cli.list;

import io.callgate.cli.Day;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.file.GivenFile;
import io.callgate.cli.file.Interruption;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.cli.list.word.CoverageWords;
import io.callgate.cli.list.word.FormatWord;
import io.callgate.cli.list.word.KindWord;
import io.callgate.store.ImportReport;
import io.callgate.store.ListImport;
import io.callgate.store.Store;
import io.callgate.store.ingest.AdminFile;
import io.callgate.store.ingest.Format;
import io.callgate.store.ingest.Reading;
import io.callgate.store.ingest.UnusableFile;
import io.callgate.store.register.Coverage;
import io.callgate.store.register.ListKind;
import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.SnapshotBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate list import}. */
@Command(name = "import", description = "Make a new version of a list from a file, and judge calls"
        + " by it: every gateway on this store within a second, none by half of it.",
        footer = {"",
            "Exit codes: 0 done, 2 the file is not what it should be, 4 a guard stopped it.",
            "",
            "Examples:",
            "  callgate list import bloctel retour_2026-08.csv --issued 2026-08-10",
            "  callgate list import tps tps.zip --dry-run",
            "  callgate list import choucroute-own own.txt --mode add --seller choucroute",
            "  callgate list import ftc-dnc 212.zip --coverage 212,646",
            "  callgate list import ftc-dnc changes.txt --format ftc-changes --mode add",
            "  callgate list import prospects mobiles.xlsx --column mobile --country BE"})
final class ListImportCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Parameters(paramLabel = "NAME", description = "The list, as deny-lists or registries name it.")
    private String name;

    @Parameters(paramLabel = "FILE", description = "Text, CSV or workbook, packed or not.")
    private Path file;

    @Option(names = "--format", defaultValue = FormatWord.RECOGNISED, paramLabel = "F",
            converter = FormatWord.class, completionCandidates = FormatWord.class,
            description = "How the file is laid out: ${COMPLETION-CANDIDATES}; default:"
                    + " ${DEFAULT-VALUE}, as recognised, or asked for if that is unsure.")
    private FormatWord.Asked asked;

    @Option(names = "--column", paramLabel = "C",
            description = "Of a table: header or place (from 1) of the numbers' column; of"
                    + " ftc-changes: places of area, number and mark, as 1,2,3.")
    private String column;

    @Option(names = "--country", paramLabel = "CC",
            description = "Whose national numbers the file holds; default: that of the registry"
                    + " that the list is, of a format that only one country has, of --seller, or"
                    + " of the sellers that the list binds.")
    private String country;

    @Mixin
    private OfOneSeller seller;

    @Option(names = "--issued", paramLabel = "DATE", converter = Day.class,
            description = "The issuer's date, as 2026-08-10; default: the file's own date.")
    private LocalDate issued;

    @Option(names = "--mode", defaultValue = "replace", paramLabel = "M",
            description = "replace, add or remove; default: ${DEFAULT-VALUE}.")
    private SnapshotBuilder.Mode mode;

    @Option(names = "--kind", paramLabel = "K", converter = KindWord.class,
            description = "deny, or verdict-cache for the answers of a scrub; default: as before,"
                    + " at first verdict-cache for a file of answers, else deny.")
    private ListKind kind;

    @Option(names = "--coverage", paramLabel = "P,P,...|FILE",
            description = "Of a deny list: what it was subscribed for, such as area codes, or +"
                    + " and country code first; default: as before, at first every number.")
    private String coverage;

    @Option(names = "--keep", defaultValue = "3", paramLabel = "N",
            description = "Keep the numbers of the list's newest N versions; default:"
                    + " ${DEFAULT-VALUE}.")
    private int keep;

    @Option(names = "--max-shrink", defaultValue = "20", paramLabel = "PCT",
            description = "Stop if the list would shrink by more; default: ${DEFAULT-VALUE}.")
    private int maxShrink;

    @Option(names = "--dry-run", description = "Read and count; change nothing.")
    private boolean dryRun;

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT",
            description = "Anything worth keeping with the version.")
    private String note;

    @Override
    public Integer call() throws IOException {
        GivenFile.demand(file);
        return Interruption.interruptible(this::importFile);
    }

    private int importFile() throws IOException {
        seller.stopIfOfOthers(session.configured(), name);
        try {
            String plan = country();
            AdminFile opened = GivenFile.open(file, new Reading(plan, asked.format(),
                    Optional.ofNullable(column)));
            try (Store store = session.store(output)) {
                return importFile(store, opened, plan);
            }
        } catch (UnusableFile unusable) {
            throw Failure.usage(unusable.getMessage());
        }
    }

    private int importFile(Store store, AdminFile opened, String plan) throws IOException {
        ListKind as = kind(store, opened.format());
        WatchedFile watched = watched(store, opened, as);
        ImportReport report = store.importList(request(as, plan), watched);
        ListShapes.Imported shape = ListShapes.imported(report, watched, plan,
                MaxAges.now(session.configured().ifNamed()));
        output.answer(shape, lines(shape));
        OfOneSeller.noteWhomItBinds(session.configured(), name, output);
        return report.outcome() == ImportReport.Outcome.REFUSED ? ExitCode.GUARDED
                : ExitCode.DONE;
    }

    private ListKind kind(Store store, Format recognised) throws IOException {
        Optional<ListKind> before = store.list(name).map(ListManifest::kind);
        ListKind as = Optional.ofNullable(kind).or(() -> before).orElse(
                recognised.tellsAnswers() ? ListKind.VERDICT_CACHE : ListKind.DENY);
        if (as == ListKind.VERDICT_CACHE && !recognised.tellsAnswers()) {
            throw Failure.usage(file.getFileName() + " is read as " + recognised.word() + ", which"
                    + " holds no answers, so that every number would count as listed: say --format "
                    + Format.ANSWERS.word() + " if a column says clean or OK, listed or KO; or"
                    + " --kind deny");
        }
        return as;
    }

    private ListImport request(ListKind as, String plan) throws IOException {
        LocalDate date = issued != null ? issued : LocalDate.ofInstant(
                Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
        try {
            return new ListImport(name, file, as, date, mode, covered(plan),
                    new ListImport.Limits(maxShrink, keep, dryRun), Session.author("cli"), note);
        } catch (IllegalArgumentException wrong) {
            throw Failure.usage(wrong.getMessage());
        }
    }

    private Optional<Coverage> covered(String plan) throws IOException {
        return coverage == null ? Optional.empty()
                : Optional.of(CoverageWords.read(coverage, plan));
    }

    private WatchedFile watched(Store store, AdminFile opened, ListKind as) throws IOException {
        boolean changes = opened.format() == Format.FTC_CHANGES;
        if (changes && (mode != SnapshotBuilder.Mode.ADD || store.list(name).isEmpty())) {
            throw Failure.usage("a list of changes is no list: import the full list first, then"
                    + " this with --mode add, which adds and deletes");
        }
        return new WatchedFile(opened, changes || as == ListKind.VERDICT_CACHE, output);
    }

    private String country() throws IOException {
        return country != null ? country
                : new CountryOfList(session.configured(), name).of(file, asked.format(), seller)
                        .orElseThrow(() -> Failure.usage("whose national numbers are in "
                                + file.getFileName() + "? say --country CC"));
    }

    private static List<String> lines(ListShapes.Imported shape) {
        List<String> lines = new ArrayList<>(List.of(shape.sentence(),
                "  read as " + shape.readAs() + "; national numbers are of " + shape.country()));
        ListShapes.Version version = shape.version();
        if (version.numbers() > 0) {
            lines.add(String.format("  %,d numbers: %,d new, %,d gone; issued %s; %.1f s",
                    version.numbers(), shape.added(), shape.gone(), version.issued(),
                    shape.tookMillis() / 1e3));
        }
        if (shape.outcome().equals("activated")
                && version.kind().equals(ListKind.VERDICT_CACHE.word())) {
            lines.add(String.format("  %,d of the file's answers say that the number may be"
                    + " called; all others count as listed", shape.clean()));
        }
        if (shape.leftOut() > 0) {
            lines.add(String.format("  %,d numbers left out: the file says they may be called",
                    shape.leftOut()));
        }
        if (!shape.rejects().isEmpty()) {
            lines.add(String.format("  %,d lines are no numbers; each with its cause in %s",
                    version.origin().rejected(), shape.rejects()));
        }
        if (shape.outcome().equals("dry-run")) {
            shape.firstRejects().forEach(reject -> lines.add("    line " + reject.line() + ": '"
                    + reject.text() + "': " + reject.cause()));
        }
        return lines;
    }
}
