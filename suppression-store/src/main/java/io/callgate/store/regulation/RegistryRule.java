package io.callgate.store.regulation;

/**
 * A public registry that calls are checked against.
 *
 * @param name       also of the list in the store that holds it, {@code ftc-dnc}
 * @param access     how its answers are had
 * @param maxAgeDays age in days from which its answers are none; 0 if the law names no age
 * @param liftedBy   article by which it does not bind calls to who has consented to them; "" if it
 *                   binds them all the same
 * @param article    of the law that says so
 */
public record RegistryRule(String name, Access access, int maxAgeDays, String liftedBy,
        String article) {

    /** How the answers of a registry are had, and so what its silence means. */
    public enum Access {
        /** Handed out whole: a number that it does not hold is not listed. */
        WHOLE_LIST,
        /** Handed out for the areas that are paid for: of others its silence means nothing. */
        LIST_BY_AREA,
        /** Answers about the numbers one asks for: of others its silence means nothing. */
        SCRUB
    }
}
