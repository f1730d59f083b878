package io.callgate.gateway.screening.law;

import io.callgate.store.regulation.ConsentRule;
import io.callgate.store.regulation.ExemptionRule;
import java.util.Arrays;
import java.util.Optional;

/**
 * What binds a call that may be about the one object or the other. They differ in the consent and
 * the exemptions alone, as {@code Regulation.forObject} has it.
 */
final class StrictestLaw {

    /** A day to compare terms by: which one is shorter does not depend on it. */
    private static final long ANY_DAY = 20_000;

    private StrictestLaw() {
    }

    /** By index of the destination, as the two are; null where calls are refused anyway. */
    static Law[] of(Law[] one, Law... other) {
        Law[] strictest = new Law[one.length];
        for (int i = 0; i < one.length; i++) {
            strictest[i] = one[i] == null ? null : of(one[i], other[i]);
        }
        return strictest;
    }

    private static Law of(Law one, Law other) {
        Law.Version[] versions = new Law.Version[one.versions().length];
        for (int i = 0; i < versions.length; i++) {
            versions[i] = of(one.versions()[i], other.versions()[i]);
        }
        return new Law(one.country(), versions);
    }

    private static Law.Version of(Law.Version one, Law.Version other) {
        return new Law.Version(one.fromEpochDay(), one.rules(), one.lists(),
                stricter(one.consent(), other.consent()),
                common(one.exemptions(), other.exemptions()), one.admitsUncheckable());
    }

    /** Needs stand in the order of their strictness. */
    private static ConsentRule stricter(ConsentRule one, ConsentRule other) {
        return other.need().compareTo(one.need()) > 0 ? other : one;
    }

    /** Those that the two know, each with the shorter of its terms. */
    private static ExemptionRule[] common(ExemptionRule[] some, ExemptionRule... others) {
        return Arrays.stream(some).map(one -> Arrays.stream(others)
                        .filter(other -> other.basis() == one.basis())
                        .map(other -> shorter(one, other)).findFirst())
                .flatMap(Optional::stream).toArray(ExemptionRule[]::new);
    }

    private static ExemptionRule shorter(ExemptionRule one, ExemptionRule other) {
        ExemptionRule shorter = one.lastDay(ANY_DAY) <= other.lastDay(ANY_DAY) ? one : other;
        return shorter.ofItsObject(one.ofItsObject() || other.ofItsObject());
    }
}
