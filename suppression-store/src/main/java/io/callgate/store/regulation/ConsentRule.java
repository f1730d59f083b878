package io.callgate.store.regulation;

import io.callgate.store.destination.Zone;

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

    /**
     * The moment from which a consent is none, whatever it says itself; {@link Long#MAX_VALUE} if
     * the law names no maximum. Allocates nothing.
     *
     * @param given epoch second of its collection
     */
    public long endOf(long given) {
        return validityMonthsMax == 0 ? Long.MAX_VALUE
                : CalendarMonths.later(Math.floorDiv(given, Zone.DAY_SECONDS), validityMonthsMax)
                        * Zone.DAY_SECONDS + Math.floorMod(given, Zone.DAY_SECONDS);
    }

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
