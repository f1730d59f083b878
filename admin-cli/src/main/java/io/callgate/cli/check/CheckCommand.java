package io.callgate.cli.check;

import io.callgate.cli.Configured;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.PointInTime;
import io.callgate.cli.Session;
import io.callgate.cli.Unreadable;
import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.admission.Campaigns;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Outcome;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.register.Channel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate check}: the gateway's own screening, on the same store. */
@Command(name = "check", description = "Say whether a call would be let through, and why: every"
        + " step taken and what it found.",
        footer = {"",
            "Exit codes: 0 admitted, 1 refused, 3 uncheckable; of several numbers, 1 if any is",
            "refused, else 3 if any is uncheckable.",
            "",
            "Examples:",
            "  callgate check 0612345678 --seller choucroute --config callgate.yaml",
            "  callgate check '9#0612345678' --seller choucroute --caller marketing",
            "  callgate check 0612345678 --seller choucroute --campaign renewal \\",
            "      --at 2026-12-24T10:00+01:00",
            "  callgate check - --seller choucroute < numbers.txt"})
public final class CheckCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";
    /** So many numbers are looked up in the store at once. */
    private static final int BATCH = 1_000;

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Parameters(paramLabel = "NUMBER",
            description = "As it would be dialled; - reads numbers, one a line.")
    private String typed;

    @Option(names = "--seller", required = true, paramLabel = "S",
            description = "The brand on whose behalf the call would be made.")
    private String seller;

    @Option(names = "--caller", paramLabel = "X",
            description = "Who of the seller's callers would dial: its prefixes count.")
    private String callerName;

    @Option(names = "--campaign", paramLabel = "C",
            description = "What the call would be about; else what the tech prefix or the presented"
                    + " number tells, else the caller's own, else unknown.")
    private String campaign;

    @Option(names = "--presenting", paramLabel = "NUMBER",
            description = "What the call would show; default: no rule about it is asked.")
    private String presenting;

    @Option(names = "--text",
            description = "Judge a text message: opt-outs of the channel message count.")
    private boolean text;

    @Option(names = "--at", paramLabel = "TIME", converter = PointInTime.class,
            description = "When, as 2026-12-24T10:00+01:00; without an offset in this machine's"
                    + " time zone; default: now. Lists and records are those of now.")
    private Instant at;

    @Override
    public Integer call() throws IOException {
        GatewayConfig config = session.configured().required();
        SellerConfig owner = Configured.seller(config, seller);
        Caller caller = caller(config, owner);
        Attempt attempt = new Attempt().of(caller, 0,
                (at == null ? Instant.now() : at).getEpochSecond());
        attempt.channel = text ? Channel.MESSAGE : Channel.VOICE;
        attempt.presented = presenting == null ? Attempt.NOT_TOLD
                : caller.canonicaliser().canonicalise(presenting);
        session.existingStore().close();
        Checks checks = new Checks(config, session.storeDirectory(), new Unreadable(output),
                attempt, campaignOf(config, owner, attempt));
        return typed.equals(STANDARD_INPUT) ? checkEach(checks) : checkOne(checks);
    }

    private int checkOne(Checks checks) throws IOException {
        Checked checked = checks.of(List.of(typed)).get(0);
        output.answer(checked.shape(), checked.lines(output));
        return exitCode(checked.outcome());
    }

    private int checkEach(Checks checks) throws IOException {
        int worst = ExitCode.DONE;
        BufferedReader in = new BufferedReader(
                new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<String> batch = next(in);
        while (!batch.isEmpty()) {
            for (Checked checked : checks.of(batch)) {
                output.print(output.isJson() ? output.json(checked.shape())
                        : checked.line(output));
                worst = worse(worst, exitCode(checked.outcome()));
            }
            output.flush();
            batch = next(in);
        }
        return worst;
    }

    /** The next numbers, and none at the end. */
    private static List<String> next(BufferedReader in) throws IOException {
        List<String> batch = new ArrayList<>();
        String line = "";
        while (line != null && batch.size() < BATCH) {
            line = in.readLine();
            if (line != null && !line.isBlank()) {
                batch.add(line.strip());
            }
        }
        return batch;
    }

    private static int exitCode(Outcome outcome) {
        return switch (outcome) {
            case ADMITTED -> ExitCode.DONE;
            case REFUSED -> ExitCode.REFUSED;
            case UNCHECKABLE -> ExitCode.UNKNOWN;
        };
    }

    private static int worse(int one, int other) {
        if (one == ExitCode.REFUSED || other == ExitCode.REFUSED) {
            return ExitCode.REFUSED;
        }
        return Math.max(one, other);
    }

    private Caller caller(GatewayConfig config, SellerConfig owner) {
        if (callerName != null) {
            return new Callers(config.parties().sellers()).named(seller, callerName)
                    .orElseThrow(() -> Failure.usage("seller " + seller + " has no caller "
                            + callerName + "; it has " + owner.callers().stream()
                                    .map(GatewayConfig.CallerConfig::name)
                                    .collect(Collectors.joining(", "))));
        }
        // Somebody of the seller who dials no prefix.
        return new Caller(Callers.UNKNOWN_INDEX, "", config.parties().sellers().indexOf(owner),
                seller, new Canonicaliser(DialPlan.of(owner.country())), 0);
    }

    /** By the number as dialled: a tech prefix in front may tell it. */
    private ToIntFunction<String> campaignOf(GatewayConfig config, SellerConfig owner,
            Attempt attempt) {
        if (campaign != null) {
            int told = Configured.campaign(owner, campaign);
            return dialled -> told;
        }
        if (callerName == null) {
            return dialled -> Attempt.CAMPAIGN_UNKNOWN;
        }
        Campaigns campaigns = new Campaigns(config.parties().sellers());
        return dialled -> campaigns.campaignOf(attempt.caller, dialled, attempt.presented);
    }
}
