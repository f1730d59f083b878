package io.callgate.gateway.screening.law;

import io.callgate.store.regulation.ConsentRule;
import io.callgate.store.regulation.ExemptionRule;
import io.callgate.store.regulation.Rules;

/**
 * The law of one country as it binds one seller's campaign, over all the days that it is known for.
 *
 * @param country  of the called number; "" where the seller names no regulations at all
 * @param versions in the order in which they came into force, at least one
 */
public record Law(String country, Version... versions) {

    /**
     * One version of the law.
     *
     * @param fromEpochDay     first day in force
     * @param lists            that bind prospecting calls
     * @param consent          what is asked, the seller's own word included
     * @param admitsUncheckable whether what a list cannot judge goes through
     */
    public record Version(long fromEpochDay, Rules rules, BoundList[] lists, ConsentRule consent,
            ExemptionRule[] exemptions, boolean admitsUncheckable) {
    }

    /** A day before the first version is judged by the first, as the regulation does. */
    public Version on(long epochDay) {
        for (int i = versions.length - 1; i > 0; i--) {
            if (versions[i].fromEpochDay <= epochDay) {
                return versions[i];
            }
        }
        return versions[0];
    }

    public boolean isNone() {
        return country.isEmpty();
    }
}
