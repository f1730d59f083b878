package io.callgate.store.regulation;

/**
 * Whether a call needs the called person's consent, and how long that lasts.
 *
 * @param validityMonthsMax    months from being given after which a consent is none, whatever it
 *                             says itself; 0 if the law names no maximum
 * @param proofRetentionMonths months for which the proof is kept; 0 if the law names none
 * @param article              of the law that says so; "" where no law asks for consent
 */
public record ConsentRule(Need need, int validityMonthsMax, int proofRetentionMonths,
        String article) {

    public static final ConsentRule NOT_REQUIRED = new ConsentRule(Need.NOT_REQUIRED, 0, 0, "");

    /** What a consent does for a call. */
    public enum Need {
        /** The call may be made without (opt-out). */
        NOT_REQUIRED,
        /** Without one the call may not be made (opt-in). */
        REQUIRED,
        /** The call may not be made even with one; only an exemption allows it. */
        NOT_ENOUGH
    }
}
