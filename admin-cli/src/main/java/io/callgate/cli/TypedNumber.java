package io.callgate.cli;

import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.numbering.E164;
import java.util.Optional;

/** A number as a person types it: in any spelling the seller's country knows. */
public final class TypedNumber {

    /** Any country will do to read a number that begins with + and its own country code. */
    private static final String ANY_COUNTRY = "FR";

    private TypedNumber() {
    }

    /** The dial plan to read a number by that needs none; empty if it needs one. */
    public static Optional<String> countryOfInternational(String typed) {
        return typed.strip().startsWith("+") ? Optional.of(ANY_COUNTRY) : Optional.empty();
    }

    /** The number, as a subscriber's; anything else ends the command with what was wrong. */
    public static long subscriber(String typed, String country) {
        long number = canonical(typed, country);
        if (!E164.isSubscriber(number)) {
            throw Failure.usage("'" + typed + "' is not a subscriber's number in " + country
                    + "; write it with + and the country code if it is foreign");
        }
        return number;
    }

    /** The number, also a protected short one, or {@link E164#NOT_UNDERSTOOD}. */
    public static long canonical(String typed, String country) {
        try {
            return new Canonicaliser(DialPlan.of(country)).canonicalise(typed);
        } catch (IllegalArgumentException unknownCountry) {
            throw Failure.usage("'" + country + "' is not a country (ISO 3166, such as FR)");
        }
    }
}
