package io.callgate.gateway.screening;

import java.util.Locale;

/**
 * The step that decided, in the order the steps are taken; each name goes to evidence and metrics.
 */
public enum Reason {
    EMERGENCY(1, Outcome.ADMITTED, "emergency or protected number"),
    CALLER_UNKNOWN(2, Outcome.REFUSED, "caller not recognised"),
    NUMBER_NOT_UNDERSTOOD(3, Outcome.UNCHECKABLE, "called number not understood"),
    OPT_OUT(4, Outcome.REFUSED, "opt-out of the seller"),
    LIST_MISSING(7, Outcome.UNCHECKABLE, "a list that binds the seller is missing"),
    LIST_STALE(7, Outcome.UNCHECKABLE, "a list that binds the seller is too old"),
    NUMBER_NOT_COVERED(7, Outcome.UNCHECKABLE, "a list that binds the seller does not cover it"),
    LISTED(7, Outcome.REFUSED, "number on a list that binds the seller"),
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
