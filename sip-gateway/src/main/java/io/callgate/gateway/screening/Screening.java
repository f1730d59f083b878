package io.callgate.gateway.screening;

import io.callgate.gateway.config.CallerTermsConfig;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.screening.law.CampaignRules;
import io.callgate.gateway.screening.law.Law;
import io.callgate.gateway.screening.law.RulesOfSellers;
import io.callgate.gateway.screening.law.SellerRules;
import io.callgate.store.destination.Destinations;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.numbering.E164;

/**
 * The verdict on one call attempt: the first step that decides, decides. Pure: reads the index, the
 * attempt counts and the time it is given, touches nothing else, allocates nothing. One thread at a
 * time, the index's reader.
 */
public final class Screening implements Judge {

    private final Destinations destinations = Destinations.load();
    private final SellerRules[] sellers;
    /** By index of the caller. */
    private final CallerTermsConfig[] callers;
    private final RecordSteps records;
    private final ListStep lists = new ListStep();
    private final TimeSteps times;
    private final Turn turn = new Turn();

    public Screening(SuppressionIndex index, Parties parties, AttemptCounts attempts) {
        this.sellers = new RulesOfSellers(index, parties, destinations).all();
        this.callers = parties.sellers().stream().flatMap(seller -> seller.callers().stream())
                .map(caller -> caller.terms()).toArray(CallerTermsConfig[]::new);
        this.records = new RecordSteps(index);
        this.times = new TimeSteps(attempts);
    }

    /**
     * Judges one attempt.
     *
     * @param verdict receives the answer
     */
    @Override
    public void judge(Attempt attempt, Verdict verdict) {
        verdict.begin();
        int seller = attempt.caller.sellerIndex();
        if (E164.isProtectedShort(attempt.number)) {
            verdict.decide(Reason.EMERGENCY);
        } else if (seller < 0) {
            verdict.decide(Reason.CALLER_UNKNOWN);
        } else if (attempt.number == E164.NOT_UNDERSTOOD) {
            verdict.decide(Reason.NUMBER_NOT_UNDERSTOOD);
        } else {
            CallerTermsConfig terms = termsOf(attempt.caller.index());
            judgeForSeller(turn.of(attempt, sellers[seller], verdict), terms);
            if (!verdict.admits() && terms.shadow()) {
                verdict.treat(Treatment.SHADOW);
            }
        }
    }

    /** Whoever is none of the configuration, as somebody whom a check asks for, is on no terms. */
    private CallerTermsConfig termsOf(int caller) {
        return caller < 0 || caller >= callers.length ? CallerTermsConfig.USUAL : callers[caller];
    }

    private void judgeForSeller(Turn call, CallerTermsConfig terms) {
        CampaignRules campaign = call.campaign;
        if (campaign.isUnknown()) {
            call.trace.add(Finding.CAMPAIGN_UNKNOWN);
        } else {
            call.trace.add(Finding.CAMPAIGN, campaign.name(), campaign.purpose().word());
        }
        if (records.isOptedOut(call)) {
            return;
        }
        call.ringsAt(destinations.of(call.attempt.number));
        Law law = campaign.laws()[call.destination.index()];
        if (!binds(law, call)) {
            call.trace.add(Finding.NOT_PROSPECTING, campaign.purpose().word(), "");
            call.decide(Reason.NOT_PROSPECTING);
        } else if (findsLaw(call, law)) {
            judgeProspecting(call, terms);
        }
    }

    /** Calls for money of charities are prospecting by the laws of some countries. */
    private static boolean binds(Law law, Turn call) {
        return call.campaign.prospects() || law != null
                && law.on(call.earliestDay).rules().binds().contains(call.campaign.purpose());
    }

    private boolean findsLaw(Turn call, Law law) {
        call.verdict.countOn(call.latestDay);
        if (law == null) {
            call.trace.add(Finding.NO_LAW, call.destination.country(), "");
            return !call.decide(Reason.NO_REGULATION);
        }
        call.law = law.on(call.earliestDay);
        if (law.isNone()) {
            call.trace.add(Finding.UNREGULATED);
        } else {
            call.trace.add(Finding.LAW, law.country(), call.law.rules().law(),
                    call.law.fromEpochDay(), 0, 0);
        }
        return true;
    }

    private void judgeProspecting(Turn call, CallerTermsConfig terms) {
        records.findExemption(call);
        boolean decided = call.exemption == 0
                && (lists.decides(call) || records.lacksConsent(call))
                || !call.attempt.atAnyTime && times.refuse(call, !terms.byHand());
        if (!decided) {
            admit(call);
        }
    }

    private static void admit(Turn call) {
        if (call.unchecked != null) {
            ListStep.decideUnchecked(call);
            call.verdict.treat(Treatment.FLAGGED);
        } else if (call.exemption != 0) {
            call.decide(Reason.EXEMPT, call.exemption);
        } else if (call.consent != 0) {
            call.decide(Reason.CONSENTED, call.consent);
        } else {
            call.decide(Reason.NOTHING_HELD);
        }
    }
}
