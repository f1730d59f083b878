package io.callgate.gateway.metrics;

import io.callgate.gateway.config.GatewayConfig.CallerConfig;
import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.screening.Outcome;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.screening.Retry;
import io.callgate.gateway.screening.Treatment;
import io.callgate.gateway.screening.Verdict;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Judged calls by verdict, reason, caller and list: one tally for each combination that the
 * configuration allows, made at the start, so that a rate sees its first call too.
 */
final class CallCounts {

    static final Treatment[] TREATMENTS = Treatment.values();
    private static final String NO_LIST = "";
    /** A caller's name begins with a letter or a digit, so none is called this. */
    static final String NOT_RECOGNISED = "-";

    private final MeterRegistry registry;
    private final List<String> callers = new ArrayList<>();
    private final Map<String, Integer> lists = new HashMap<>();
    /** By caller; then by reason, list and treatment. */
    private final Tally[][] byCaller;
    private final Tally[][] retries;
    private final Map<Outcome, Tally> byOutcome = new EnumMap<>(Outcome.class);

    CallCounts(GatewayConfig config, MeterRegistry registry) {
        this.registry = registry;
        lists.put(NO_LIST, 0);
        for (ListConfig list : config.parties().lists()) {
            lists.put(list.name(), lists.size());
        }
        for (Outcome outcome : Outcome.values()) {
            byOutcome.put(outcome, new Tally());
        }
        callers.add(NOT_RECOGNISED);
        config.parties().sellers().forEach(seller -> seller.callers()
                .forEach(caller -> callers.add(caller.name())));
        byCaller = new Tally[callers.size()]
                [Reason.values().length * lists.size() * TREATMENTS.length];
        makeAll(config);
        retries = new Tally[callers.size()][Retry.values().length];
        makeRetries();
    }

    private void makeAll(GatewayConfig config) {
        tally(0, Reason.CALLER_UNKNOWN, NO_LIST, Treatment.ENFORCED);
        tally(0, Reason.EMERGENCY, NO_LIST, Treatment.ENFORCED);
        int row = 1;
        for (SellerConfig seller : config.parties().sellers()) {
            for (CallerConfig caller : seller.callers()) {
                makeRow(row++, seller, caller);
            }
        }
    }

    private void makeRow(int row, SellerConfig seller, CallerConfig caller) {
        boolean lawless = seller.terms().regulations().isEmpty();
        for (Reason reason : Reason.values()) {
            if (reason == Reason.CALLER_UNKNOWN || lawless && reason.isOfLaw()) {
                continue;
            }
            for (String list : namesList(reason) ? seller.denyLists() : List.of(NO_LIST)) {
                tally(row, reason, list, usual(reason, caller));
            }
        }
    }

    private static Treatment usual(Reason reason, CallerConfig caller) {
        boolean watched = caller.terms().shadow() && reason.outcome() != Outcome.ADMITTED
                && reason != Reason.NUMBER_NOT_UNDERSTOOD;
        return watched ? Treatment.SHADOW : Treatment.ENFORCED;
    }

    private static boolean namesList(Reason reason) {
        return reason == Reason.LISTED || reason == Reason.LIST_MISSING
                || reason == Reason.LIST_STALE || reason == Reason.NUMBER_NOT_COVERED;
    }

    /** Thread of the records. {@code callerIndex} -1: not recognised. */
    void count(Verdict verdict, int callerIndex) {
        tally(callerIndex + 1, verdict.reason(), verdict.list(), verdict.treatment()).increment();
        byOutcome.get(verdict.outcome()).increment();
    }

    /** Thread of the records. */
    void countRetry(Retry retry, int callerIndex) {
        retries[callerIndex + 1][retry.ordinal()].increment();
    }

    private void makeRetries() {
        for (int row = 0; row < callers.size(); row++) {
            for (Retry retry : Retry.values()) {
                retries[row][retry.ordinal()] = makeRetry(row, retry);
            }
        }
    }

    private Tally makeRetry(int row, Retry retry) {
        Tally tally = new Tally();
        if (retry != Retry.NONE) {
            FunctionCounter.builder("callgate.refused.retried", tally, Tally::count)
                    .description("New calls to a number that was refused in the ten minutes"
                            + " before, by who calls now and how")
                    .tag("caller", callers.get(row)).tag("how", retry.word()).register(registry);
        }
        return tally;
    }

    long of(Outcome outcome) {
        return byOutcome.get(outcome).count();
    }

    private Tally tally(int row, Reason reason, String list, Treatment treatment) {
        int column = (reason.ordinal() * lists.size() + lists.getOrDefault(list, 0))
                * TREATMENTS.length + treatment.ordinal();
        Tally held = byCaller[row][column];
        if (held == null) {
            held = made(row, reason, list, treatment);
            byCaller[row][column] = held;
        }
        return held;
    }

    private Tally made(int row, Reason reason, String list, Treatment treatment) {
        Tally tally = new Tally();
        FunctionCounter.builder("callgate.calls", tally, Tally::count)
                .description("New calls by verdict, and numbers that were named inside of calls"
                        + " (would_refuse: let through, the caller is only watched; flagged: let"
                        + " through unchecked), the reason that decided, the caller (- when not"
                        + " recognised) and the list that decided")
                .tag("verdict", word(reason, treatment))
                .tag("reason", reason.word())
                .tag("caller", callers.get(row))
                .tag("list", lists.containsKey(list) ? list : NO_LIST)
                .register(registry);
        return tally;
    }

    static String word(Reason reason, Treatment treatment) {
        return switch (treatment) {
            case ENFORCED -> reason.outcome().name().toLowerCase(Locale.ROOT);
            case SHADOW -> "would_refuse";
            case FLAGGED -> "flagged";
        };
    }
}
