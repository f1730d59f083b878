package io.callgate.gateway.screening.law;

import io.callgate.store.index.list.ListGeneration;
import io.callgate.store.index.list.ListHandle;
import io.callgate.store.regulation.RegistryRule.Access;

/**
 * A list that binds calls, and how far its word goes.
 *
 * @param maxAgeDays of the list, or of each answer of a verdict-cache; 0 if it has no maximum
 * @param access     how its answers are had, by law; of a list that no law names, WHOLE_LIST
 * @param liftedBy   article by which it does not bind who has consented to the call; "" if none is
 * @param article    of the law that names it; "" if none does
 */
public record BoundList(ListHandle handle, int maxAgeDays, Access access, String liftedBy,
        String article) {

    /** Its name. */
    public String name() {
        return handle.name();
    }

    public boolean isTooOld(long ageDays) {
        return maxAgeDays > 0 && ageDays > maxAgeDays;
    }

    /**
     * Whether a number that it does not hold may be listed all the same: its registry never hands
     * it out whole, so the number was not asked about, or is of an area that was not paid for.
     *
     * @param held its version that is asked
     */
    public boolean saysNothingBySilenceOf(ListGeneration held) {
        return switch (access) {
            case WHOLE_LIST -> false;
            case LIST_BY_AREA -> held.isOfEverywhere();
            case SCRUB -> true;
        };
    }
}
