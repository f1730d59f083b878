package io.callgate.gateway.screening;

import java.util.Locale;

/** What becomes of a call that was not admitted. */
public enum Treatment {
    ENFORCED("it is refused"),
    /** {@code shadow: true}. */
    SHADOW("its caller is only watched, and nothing it calls is refused"),
    /** {@code uncheckable: admit-and-flag}. */
    FLAGGED("it could not be checked, and the seller lets such calls through");

    private final String sentence;

    private final String word = name().toLowerCase(Locale.ROOT);

    Treatment(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /** The stable word for evidence and {@code --json}. */
    public String word() {
        return word;
    }
}
