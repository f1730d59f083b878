package io.callgate.cli.scrub;

import io.callgate.cli.Configured;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.file.GivenFile;
import io.callgate.cli.file.Interruption;
import io.callgate.cli.Output;
import io.callgate.cli.Progress;
import io.callgate.cli.Session;
import io.callgate.cli.Unreadable;
import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.AttemptCounts;
import io.callgate.gateway.screening.Screening;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.ingest.AdminFile;
import io.callgate.store.ingest.Reading;
import io.callgate.store.ingest.UnusableFile;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate scrub}: the gateway's own screening, on a whole file. */
@Command(name = "scrub", description = "Split a file of prospects into those who may be called,"
        + " those who may not, and those of whom it cannot be known, as the gateway would judge"
        + " the calls now.",
        footer = {"",
            "DIR gets callable.csv, not-callable.csv and cannot-check.csv (UTF-8, commas), each",
            "with every column of FILE and three more: reason, list, version. Hours, attempts and",
            "the number that a call shows are left out: the gateway judges them at the call.",
            "",
            "Examples:",
            "  callgate scrub prospects.csv --seller choucroute --out clean",
            "  callgate scrub prospects.xlsx --column mobile --seller choucroute --out clean"})
public final class ScrubCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Parameters(paramLabel = "FILE", description = "Text, CSV or workbook, packed or not.")
    private Path path;

    @Option(names = "--seller", required = true, paramLabel = "S",
            description = "The brand on whose behalf the calls would be made.")
    private String seller;

    @Option(names = "--campaign", defaultValue = "", paramLabel = "C",
            description = "What the calls will be about; default: unknown, the strictest.")
    private String campaign;

    @Option(names = "--column", paramLabel = "C",
            description = "Header or place (from 1) of the numbers' column.")
    private String column;

    @Option(names = "--out", required = true, paramLabel = "DIR",
            description = "Where the three files go; made if it is not there.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        GivenFile.demand(path);
        return Interruption.interruptible(this::scrub);
    }

    private int scrub() throws IOException {
        GatewayConfig config = session.configured().required();
        SellerConfig owner = Configured.seller(config, seller);
        session.existingStore().close();
        Instant started = Instant.now();
        // Somebody of the seller: how callers dial is of no matter in a file.
        Caller caller = new Caller(Callers.UNKNOWN_INDEX, "",
                config.parties().sellers().indexOf(owner), seller,
                new Canonicaliser(DialPlan.of(owner.country())), 0);
        Attempt attempt = new Attempt().of(caller, 0, started.getEpochSecond());
        attempt.atAnyTime = true;
        attempt.campaign = campaign.isEmpty() ? Attempt.CAMPAIGN_UNKNOWN
                : Configured.campaign(owner, campaign);
        AdminFile file = GivenFile.open(path, new Reading(owner.country(), Optional.empty(),
                Optional.ofNullable(column)));
        try (SuppressionIndex index = SuppressionIndex.follow(session.storeDirectory(),
                new Unreadable(output), config.parties().campaignsBySeller())) {
            answer(file, split(file, new Scrub.Judging(index,
                    new Screening(index, config.parties(), AttemptCounts.NONE), attempt),
                    started));
        } catch (UnusableFile unusable) {
            throw Failure.usage(unusable.getMessage());
        }
        return ExitCode.DONE;
    }

    private ScrubShape split(AdminFile file, Scrub.Judging judging, Instant started)
            throws IOException {
        Files.createDirectories(out);
        try (Progress progress = output.progress();
                Pile callable = new Pile(out.resolve("callable.csv"));
                Pile notCallable = new Pile(out.resolve("not-callable.csv"));
                Pile cannotCheck = new Pile(out.resolve("cannot-check.csv"))) {
            Scrub scrub = new Scrub(file, judging,
                    new Scrub.Piles(callable, notCallable, cannotCheck), progress);
            file.readRows(scrub);
            return new ScrubShape(seller, campaign, file.description(), callable.finish(),
                    notCallable.finish(), cannotCheck.finish(), scrub.reasons(),
                    Duration.between(started, Instant.now()).toMillis());
        }
    }

    private void answer(AdminFile file, ScrubShape shape) {
        List<String> lines = new ArrayList<>();
        lines.add("read as " + file.description());
        lines.add(line(shape.callable(), "may be called"));
        lines.add(line(shape.notCallable(), "may not be called"));
        lines.add(line(shape.cannotCheck(), "cannot be checked"));
        shape.reasons().forEach((reason, rows) ->
                lines.add(String.format("%,12d  %s", rows, reason)));
        output.answer(shape, lines);
    }

    private static String line(ScrubShape.Part part, String what) {
        return String.format("%,12d  %s: %s", part.rows(), what, part.file());
    }
}
