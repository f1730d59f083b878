package io.callgate.store.numbering;

import java.util.List;

/**
 * How one caller dials.
 *
 * @param country          ISO 3166 alpha-2 of the national plan, e.g. {@code FR}
 * @param strippedPrefixes tech prefixes and outside-line digits removed before parsing, longest
 * first
 */
public record DialPlan(String country, List<String> strippedPrefixes) {

    public static DialPlan of(String country) {
        return new DialPlan(country, List.of());
    }
}
