package io.callgate.cli.check;

import io.callgate.cli.Configured;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.Output.Colour;
import io.callgate.cli.PointInTime;
import io.callgate.cli.Session;
import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Outcome;
import io.callgate.gateway.screening.Screening;
import io.callgate.gateway.screening.Verdict;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.numbering.E164;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate check}: the gateway's own screening, on the same store. */
@Command(name = "check", description = "Say whether a call would be let through, and why.",
        footer = {"",
            "Exit codes: 0 admitted, 1 refused, 3 uncheckable.",
            "",
            "Examples:",
            "  callgate check 0612345678 --seller choucroute --config callgate.yaml",
            "  callgate check '9#0612345678' --seller choucroute --caller marketing",
            "  callgate check 0612345678 --seller choucroute --at 2026-12-24T10:00+01:00"})
public final class CheckCommand implements Callable<Integer> {

    /** What {@code --json} prints; docs/cli-json.md. */
    record Shape(String number, String seller, String caller, String at, String verdict,
            String reason, int step, String sentence, String list, long listVersion, long record) {
    }

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Parameters(paramLabel = "NUMBER", description = "As it would be dialled.")
    private String typed;

    @Option(names = "--seller", required = true, paramLabel = "S",
            description = "The brand on whose behalf the call would be made.")
    private String seller;

    @Option(names = "--caller", paramLabel = "X",
            description = "Who of the seller's callers would dial: its prefixes count.")
    private String callerName;

    @Option(names = "--at", paramLabel = "TIME", converter = PointInTime.class,
            description = "When, as 2026-12-24T10:00+01:00; without an offset in this machine's"
                    + " time zone; default: now.")
    private Instant at;

    @Override
    public Integer call() throws IOException {
        GatewayConfig config = session.configured().required();
        Caller caller = caller(config);
        long number = caller.canonicaliser().canonicalise(typed);
        Instant when = at == null ? Instant.now() : at;
        Verdict verdict = judge(config, caller, number, when);
        output.answer(new Shape(E164.format(number), seller, caller.name(), when.toString(),
                word(verdict.outcome()), verdict.reason().word(), verdict.reason().step(),
                verdict.reason().sentence(), verdict.list(), verdict.listVersion(),
                verdict.recordSequence()), lines(number, verdict));
        return switch (verdict.outcome()) {
            case ADMITTED -> ExitCode.DONE;
            case REFUSED -> ExitCode.REFUSED;
            case UNCHECKABLE -> ExitCode.UNKNOWN;
        };
    }

    private Caller caller(GatewayConfig config) {
        SellerConfig owner = Configured.seller(config, seller);
        if (callerName != null) {
            return new Callers(config.parties().sellers()).named(seller, callerName)
                    .orElseThrow(() -> Failure.usage("seller " + seller + " has no caller "
                            + callerName + "; it has " + owner.callers().stream()
                                    .map(GatewayConfig.CallerConfig::name).toList()));
        }
        // Somebody of the seller who dials no prefix.
        return new Caller(Callers.UNKNOWN_INDEX, "", config.parties().sellers().indexOf(owner),
                seller, new Canonicaliser(DialPlan.of(owner.country())), 0);
    }

    private Verdict judge(GatewayConfig config, Caller caller, long number, Instant when)
            throws IOException {
        Path directory = session.storeDirectory();
        session.existingStore().close();
        try (SuppressionIndex index = SuppressionIndex.ofNumbers(directory, number)) {
            Verdict verdict = new Verdict();
            new Screening(index, config.parties())
                    .judge(new Attempt().of(caller, number, when.getEpochSecond()), verdict);
            return verdict;
        }
    }

    private List<String> lines(long number, Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(output.in(colour(verdict.outcome()), word(verdict.outcome())) + ": "
                + verdict.reason().sentence() + " (step " + verdict.reason().step() + ")");
        lines.add("  number  " + (number == E164.NOT_UNDERSTOOD ? "'" + typed + "'"
                : E164.format(number)));
        if (!verdict.list().isEmpty()) {
            lines.add("  list    " + verdict.list() + ", version " + verdict.listVersion());
        }
        if (verdict.recordSequence() != 0) {
            lines.add("  record  " + verdict.recordSequence() + "; callgate number "
                    + E164.format(number) + " shows it");
        }
        return lines;
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static Colour colour(Outcome outcome) {
        return switch (outcome) {
            case ADMITTED -> Colour.GREEN;
            case REFUSED -> Colour.RED;
            case UNCHECKABLE -> Colour.YELLOW;
        };
    }
}
