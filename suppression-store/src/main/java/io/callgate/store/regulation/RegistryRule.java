package io.callgate.store.regulation;

import java.util.Map;

/**
 * A public registry that calls are checked against.
 *
 * @param name       by which the law's file knows it, {@code ftc-dnc}
 * @param list       in the store, that answers for it: of its name, unless a seller has its own
 * @param access     how its answers are had
 * @param maxAgeDays age in days from which its answers are none; 0 if the law names no age
 * @param liftedBy   article by which it does not bind calls to who has consented to them; "" if it
 *                   binds them all the same
 * @param article    of the law that says so
 */
public record RegistryRule(String name, String list, Access access, int maxAgeDays,
        String liftedBy, String article) {

    /** How the answers of a registry are had, and so what its silence means. */
    public enum Access {
        /** Handed out whole: a number that it does not hold is not listed. */
        WHOLE_LIST,
        /** Handed out for the areas that are paid for: of others its silence means nothing. */
        LIST_BY_AREA,
        /** Answers about the numbers one asks for: of others its silence means nothing. */
        SCRUB
    }

    /** The same registry where another list may answer, by name of the registry. */
    RegistryRule answeredBy(Map<String, String> lists) {
        return new RegistryRule(name, lists.getOrDefault(name, list), access, maxAgeDays, liftedBy,
                article);
    }
}
