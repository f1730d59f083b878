package io.callgate.cli.config;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.admission.Campaigns;
import io.callgate.gateway.config.CampaignConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Screening;
import io.callgate.gateway.screening.Verdict;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.index.attempts.TrialCounts;
import io.callgate.store.numbering.E164;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges calls as a gateway of one configuration would: the same screening, on attempts that it
 * counts itself from the first call on. One thread, the index's reader.
 */
final class Judging implements AutoCloseable {

    private final SuppressionIndex index;
    private final Screening screening;
    private final TrialCounts attempts = TrialCounts.none();
    private final Callers callers;
    private final Map<String, Caller> byName = new HashMap<>();
    private final Campaigns campaigns;
    /** Of the campaigns, by seller. */
    private final List<List<String>> names;
    private final Attempt attempt = new Attempt();
    private final Verdict verdict = new Verdict();

    Judging(GatewayConfig config, SuppressionIndex index) {
        this.index = index;
        screening = new Screening(index, config.parties(), attempts::between);
        callers = new Callers(config.parties().sellers());
        callers.all().forEach(caller -> byName.put(caller.name(), caller));
        campaigns = new Campaigns(config.parties().sellers());
        names = config.parties().sellers().stream().map(seller ->
                seller.campaigns().stream().map(CampaignConfig::name).toList()).toList();
    }

    /** Whether the configuration has the caller, if one is named, and the seller the campaign. */
    boolean knows(TrafficCall call) {
        Caller caller = byName.get(call.caller);
        return call.caller.isEmpty() || caller != null && (call.campaign.isEmpty()
                || names.get(caller.sellerIndex()).contains(call.campaign));
    }

    /** The number as the caller would be understood to call it is in {@link #number}. */
    Judged judge(TrafficCall call) {
        Caller caller = byName.getOrDefault(call.caller, callers.unknown());
        attempt.of(caller, call.numberFor(caller), call.epochSecond);
        attempt.presented = call.presentedBy(caller);
        if (caller.sellerIndex() >= 0) {
            attempt.campaign = call.campaign.isEmpty()
                    ? campaigns.campaignOf(caller, call.dialled, attempt.presented)
                    : names.get(caller.sellerIndex()).indexOf(call.campaign);
        }
        screening.judge(attempt, verdict);
        index.readerTurn();
        if (verdict.admits() && verdict.countsAsAttempt()) {
            attempts.add(caller.sellerIndex(), attempt.number, verdict.localEpochDay());
        }
        return Judged.of(verdict);
    }

    /** Of the call judged last, an {@link E164} long. */
    long number() {
        return attempt.number;
    }

    @Override
    public void close() {
        attempts.close();
    }
}
