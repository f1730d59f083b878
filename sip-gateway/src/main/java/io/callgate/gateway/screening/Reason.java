package io.callgate.gateway.screening;

import java.util.Locale;

/**
 * What decided, in the order the steps are taken; each name goes to evidence and metrics.
 */
public enum Reason {
    EMERGENCY(1, Outcome.ADMITTED, "emergency or protected number"),
    CALLER_UNKNOWN(2, Outcome.REFUSED, "caller not recognised"),
    NUMBER_NOT_UNDERSTOOD(3, Outcome.UNCHECKABLE, "called number not understood"),
    OPT_OUT(4, Outcome.REFUSED, "opt-out of the seller"),
    CONSENT_WITHDRAWN(4, Outcome.REFUSED, "consent to the seller's calls was withdrawn"),
    NOT_PROSPECTING(5, Outcome.ADMITTED, "no opt-out, and the call's purpose is not prospecting"),
    EXEMPT(6, Outcome.ADMITTED, "exempt from lists and consent, and nothing else held"),
    NO_REGULATION(7, Outcome.REFUSED, "no regulation is named for the called country"),
    LIST_MISSING(7, Outcome.UNCHECKABLE, "a list that binds the seller is missing"),
    LIST_STALE(7, Outcome.UNCHECKABLE, "a list that binds the seller is too old"),
    NUMBER_NOT_COVERED(7, Outcome.UNCHECKABLE, "a list that binds the seller does not cover it"),
    LISTED(7, Outcome.REFUSED, "number on a list that binds the seller"),
    OBJECT_BANNED(8, Outcome.REFUSED, "prospecting for the campaign's object is banned"),
    NO_CONSENT(8, Outcome.REFUSED, "consent is required and none is in force"),
    OUTSIDE_HOURS(9, Outcome.REFUSED, "outside of the calling hours where the number is"),
    PUBLIC_HOLIDAY(9, Outcome.REFUSED, "public holiday where the number is"),
    ATTEMPTS_SPENT(9, Outcome.REFUSED, "the number was tried as often as is allowed"),
    ATTEMPTS_UNKNOWN(9, Outcome.UNCHECKABLE, "attempts to reach the number cannot be counted"),
    CALLER_NUMBER(9, Outcome.REFUSED, "the caller's number may not be presented"),
    CONSENTED(9, Outcome.ADMITTED, "consent is in force, and nothing is held against the call"),
    NOTHING_HELD(9, Outcome.ADMITTED, "nothing is held against the call");

    private final int step;
    private final Outcome outcome;
    private final String sentence;
    private final String word;

    Reason(int step, Outcome outcome, String sentence) {
        this.step = step;
        this.outcome = outcome;
        this.sentence = sentence;
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Number of the step in the verdict order, docs/ARCHITECTURE.md. */
    public int step() {
        return step;
    }

    /** Whether only a regulation can give it, not a seller's lists and records. */
    public boolean isOfLaw() {
        return switch (this) {
            case NO_REGULATION, OBJECT_BANNED, OUTSIDE_HOURS, PUBLIC_HOLIDAY, ATTEMPTS_SPENT,
                    CALLER_NUMBER -> true;
            default -> false;
        };
    }

    public Outcome outcome() {
        return outcome;
    }

    public String sentence() {
        return sentence;
    }

    /** The stable word for metrics, evidence and {@code --json}: {@code opt-out}. */
    public String word() {
        return word;
    }
}
