package io.callgate.gateway.screening;

import io.callgate.gateway.screening.law.CampaignRules;
import io.callgate.gateway.screening.law.Law;
import io.callgate.gateway.screening.law.SellerRules;
import io.callgate.store.destination.Destination;
import io.callgate.store.register.Basis;

/**
 * One attempt on its way through the steps: what is asked, by which rules, and what was found so
 * far. One instance, pointed at each attempt in turn.
 */
final class Turn {

    static final long DAY_SECONDS = 24 * 60 * 60;

    private static final String[] WORDS = words();

    Attempt attempt;
    Verdict verdict;
    Trace trace;
    SellerRules seller;
    CampaignRules campaign;
    Destination destination;
    /** Day where the called person is; two where it is two days at once. */
    long earliestDay;
    long latestDay;
    Law.Version law;
    /** The consent in force that was given last: its record, 0 if there is none. */
    long consent;
    long consentSince;
    String consentScope;
    /** Whether a list was left out for it. */
    boolean consentHelped;
    /** The exemption that holds: its record, 0 if there is none. */
    long exemption;
    /** The list that could not answer, if the call may go through all the same. */
    Reason unchecked;
    String uncheckedList;
    long uncheckedVersion;

    Turn of(Attempt anAttempt, SellerRules aSeller, Verdict aVerdict) {
        attempt = anAttempt;
        verdict = aVerdict;
        trace = aVerdict.trace();
        seller = aSeller;
        campaign = aSeller.campaign(anAttempt.campaign);
        consent = 0;
        consentHelped = false;
        exemption = 0;
        unchecked = null;
        return this;
    }

    void ringsAt(Destination aDestination) {
        destination = aDestination;
        earliestDay = aDestination.earliestDay(attempt.epochSecond);
        latestDay = aDestination.latestDay(attempt.epochSecond);
    }

    /** UTC day, by which lists have their age. */
    long today() {
        return attempt.epochSecond / DAY_SECONDS;
    }

    /** Whether a consent is in force that the law does not yet hold to be too old. */
    boolean hasLastingConsent() {
        return consent != 0 && attempt.epochSecond < law.consent().endOf(consentSince);
    }

    /** UTC day on which the consent was given. */
    long consentDay() {
        return Math.floorDiv(consentSince, DAY_SECONDS);
    }

    /** Ends the steps; true, so that a step can say so in one line. */
    boolean decide(Reason reason) {
        verdict.decide(reason);
        return true;
    }

    boolean decide(Reason reason, long record) {
        verdict.decideByRecord(reason, record);
        return true;
    }

    static String word(Basis basis) {
        return WORDS[basis.ordinal()];
    }

    private static String[] words() {
        String[] words = new String[Basis.values().length];
        for (Basis basis : Basis.values()) {
            words[basis.ordinal()] = basis.word();
        }
        return words;
    }
}
