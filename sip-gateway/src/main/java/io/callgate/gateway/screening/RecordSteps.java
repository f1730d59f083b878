package io.callgate.gateway.screening;

import io.callgate.gateway.screening.law.CampaignRules;
import io.callgate.store.index.Scope;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.register.Channel;
import io.callgate.store.regulation.ConsentRule;
import io.callgate.store.regulation.ExemptionRule;

/** The steps that ask what people have said: opt-outs, consents, exemptions. */
final class RecordSteps {

    private static final String ALL_CALLS = "all campaigns";

    private final SuppressionIndex index;

    RecordSteps(SuppressionIndex index) {
        this.index = index;
    }

    /** Step 4. A withdrawn consent is an opt-out: of the seller, or of the campaign it was for. */
    boolean isOptedOut(Turn turn) {
        CampaignRules campaign = turn.campaign;
        for (int i = 0; i < campaign.optOutScopes(); i++) {
            if (isOptedOut(turn, campaign.optOutScope(i))) {
                return true;
            }
        }
        turn.trace.add(Finding.NO_OPT_OUT);
        return false;
    }

    private boolean isOptedOut(Turn turn, Scope scope) {
        long optOut = optOut(turn.attempt, scope);
        if (optOut != 0) {
            turn.trace.add(Finding.OPT_OUT, nameOf(scope), "", optOut, 0, 0);
            return turn.decide(Reason.OPT_OUT, optOut);
        }
        long consent = index.consent(scope, turn.attempt.number, turn.attempt.epochSecond);
        if (consent < 0) {
            turn.trace.add(Finding.CONSENT_WITHDRAWN, nameOf(scope), "", -consent, 0, 0);
            return turn.decide(Reason.CONSENT_WITHDRAWN, -consent);
        }
        if (consent > 0) {
            remember(turn, scope, consent);
        }
        return false;
    }

    private long optOut(Attempt attempt, Scope scope) {
        return attempt.channel == Channel.MESSAGE
                ? index.messageOptOut(scope, attempt.number, attempt.epochSecond)
                : index.optOut(scope, attempt.number, attempt.epochSecond);
    }

    /** Of two consents the one given later lasts longer; none for a campaign helps another. */
    private void remember(Turn turn, Scope scope, long consent) {
        boolean helps = !turn.campaign.isUnknown() || scope == turn.campaign.seller();
        if (helps && (turn.consent == 0 || index.since() > turn.consentSince)) {
            turn.consent = consent;
            turn.consentSince = index.since();
            turn.consentScope = nameOf(scope);
        }
    }

    private static String nameOf(Scope scope) {
        return scope.campaign().equals(Scope.ALL_CAMPAIGNS) ? ALL_CALLS : scope.campaign();
    }

    /** Step 6: the first reason that the law takes for one and that holds. */
    void findExemption(Turn turn) {
        for (ExemptionRule rule : turn.law.exemptions()) {
            if (ofAllCampaigns(turn, rule)
                    || !turn.campaign.isUnknown() && holds(turn, rule, turn.campaign.own().get())) {
                return;
            }
        }
        turn.trace.add(Finding.NOT_EXEMPT);
    }

    /** A record that names no campaign does not tell what the contract is about. */
    private boolean ofAllCampaigns(Turn turn, ExemptionRule rule) {
        Scope seller = turn.campaign.seller();
        if (!rule.ofItsObject()) {
            return holds(turn, rule, seller);
        }
        long record = index.exemption(seller, rule.basis(), turn.attempt.number,
                turn.attempt.epochSecond);
        if (record != 0) {
            turn.trace.add(Finding.EXEMPTION_OF_NO_OBJECT, Turn.word(rule.basis()),
                    rule.article(), record, 0, 0);
        }
        return false;
    }

    private boolean holds(Turn turn, ExemptionRule rule, Scope scope) {
        long record = index.exemption(scope, rule.basis(), turn.attempt.number,
                turn.attempt.epochSecond);
        if (record == 0) {
            return false;
        }
        long granted = turn.destination.earliestDay(index.since());
        long until = rule.lastDay(granted);
        String basis = Turn.word(rule.basis());
        if (turn.latestDay > until) {
            turn.trace.add(Finding.EXEMPTION_LAPSED, basis, rule.article(), record, until,
                    granted);
            return false;
        }
        turn.trace.add(Finding.EXEMPT, basis, rule.article(), record, granted, 0);
        turn.exemption = record;
        return true;
    }

    /** Step 8. */
    boolean lacksConsent(Turn turn) {
        ConsentRule rule = turn.law.consent();
        return switch (rule.need()) {
            case NOT_REQUIRED -> {
                turn.consent = turn.consentHelped ? turn.consent : 0;
                turn.trace.add(Finding.CONSENT_NOT_REQUIRED);
                yield false;
            }
            case NOT_ENOUGH -> {
                turn.trace.add(Finding.OBJECT_BANNED, turn.campaign.object(), rule.article());
                yield turn.decide(Reason.OBJECT_BANNED);
            }
            case REQUIRED -> lacksRequiredConsent(turn, rule);
        };
    }

    private boolean lacksRequiredConsent(Turn turn, ConsentRule rule) {
        if (turn.consent == 0) {
            turn.trace.add(Finding.NO_CONSENT,
                    turn.campaign.isUnknown() ? ALL_CALLS : turn.campaign.name(), rule.article());
            return turn.decide(Reason.NO_CONSENT);
        }
        boolean tooOld = !turn.hasLastingConsent();
        turn.trace.add(tooOld ? Finding.CONSENT_TOO_OLD : Finding.CONSENTED, turn.consentScope,
                rule.article(), turn.consent, turn.consentDay(), 0);
        return tooOld && turn.decide(Reason.NO_CONSENT, turn.consent);
    }
}
