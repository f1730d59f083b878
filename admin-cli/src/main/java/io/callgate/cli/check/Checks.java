package io.callgate.cli.check;

import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Screening;
import io.callgate.gateway.screening.Verdict;
import io.callgate.store.index.IndexListener;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.index.attempts.TrialCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;

/** Asks the gateway's screening about numbers as they would be dialled. */
final class Checks {

    private final GatewayConfig config;
    private final Path store;
    private final IndexListener listener;
    private final Attempt attempt;
    private final ToIntFunction<String> campaignOf;

    /**
     * @param attempt    that all of them have in common but for the number and the campaign
     * @param campaignOf the campaign's place by the number as dialled
     */
    Checks(GatewayConfig config, Path store, IndexListener listener, Attempt attempt,
            ToIntFunction<String> campaignOf) {
        this.config = config;
        this.store = store;
        this.listener = listener;
        this.attempt = attempt;
        this.campaignOf = campaignOf;
    }

    List<Checked> of(List<String> typed) throws IOException {
        long[] numbers = typed.stream().mapToLong(attempt.caller.canonicaliser()::canonicalise)
                .toArray();
        List<String> sellers = config.parties().sellers().stream().map(SellerConfig::name).toList();
        try (SuppressionIndex index = SuppressionIndex.ofNumbers(store, listener, numbers);
                TrialCounts attempts = TrialCounts.asOfNow(store, sellers,
                        number -> LongStream.of(numbers).anyMatch(one -> one == number))) {
            Screening screening = new Screening(index, config.parties(), attempts::between);
            return typed.stream().map(one -> judged(screening, one)).toList();
        }
    }

    private Checked judged(Screening screening, String typed) {
        attempt.number = attempt.caller.canonicaliser().canonicalise(typed);
        attempt.campaign = campaignOf.applyAsInt(typed);
        Verdict verdict = new Verdict();
        screening.judge(attempt, verdict);
        String campaign = attempt.campaign == Attempt.CAMPAIGN_UNKNOWN ? ""
                : config.parties().sellers().get(attempt.caller.sellerIndex()).campaigns()
                        .get(attempt.campaign).name();
        return new Checked(typed, attempt.number, new Checked.Asked(attempt.caller.seller(),
                attempt.caller.name(), campaign, attempt.epochSecond), verdict);
    }
}
