package io.callgate.store.numbering;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How one caller dials. Of the three kinds of prefix one each is taken off, in the order of the
 * fields, the longest that fits; a prefix that the caller configured is always taken off where it
 * stands in front, and what is left must be a number. None is ever taken off what begins with +.
 *
 * @param country           ISO 3166 alpha-2 of the national plan, e.g. {@code FR}
 * @param strippedPrefixes  tech prefixes and outside-line digits: {@code 1234#}, {@code 9}
 * @param clirCodes         calling line identification codes: {@code *31*}, {@code #31#}
 * @param carrierSelections codes that choose a carrier, X for any digit: {@code 16XX}
 * @param protectedNumbers  short numbers that nothing may stop, beside those of the country
 * @param habits            what this caller may leave out
 */
public record DialPlan(String country, List<String> strippedPrefixes, List<String> clirCodes,
        List<String> carrierSelections, List<String> protectedNumbers, Set<Habit> habits) {

    /** What a caller may leave out; without it such a number is not understood. */
    public enum Habit {
        /** National numbers without the prefix of national calls: 612345678 in France. */
        TRUNK_PREFIX_LEFT_OUT,
        /** International numbers without + or 00: 4930123456 in France. */
        PLUS_LEFT_OUT
    }

    private static final int PROTECTED_DIGITS_MAX = 8;
    private static final Pattern PREFIX = Pattern.compile("[0-9*#]+X*");
    private static final Pattern SHORT =
            Pattern.compile("[0-9]{2," + PROTECTED_DIGITS_MAX + "}");

    /** @throws IllegalArgumentException naming the prefix or number that cannot be one */
    public DialPlan {
        strippedPrefixes = List.copyOf(strippedPrefixes);
        clirCodes = List.copyOf(clirCodes);
        carrierSelections = List.copyOf(carrierSelections);
        protectedNumbers = List.copyOf(protectedNumbers);
        habits = Set.copyOf(habits);
        require(PREFIX, strippedPrefixes, "a prefix is digits, * and #, then X for any digit");
        require(PREFIX, clirCodes, "a code is digits, * and #, then X for any digit");
        require(PREFIX, carrierSelections, "a code is digits, * and #, then X for any digit");
        require(SHORT, protectedNumbers, "a protected number has 2 to 8 digits");
    }

    public DialPlan(String country, List<String> strippedPrefixes) {
        this(country, strippedPrefixes, List.of(), List.of(), List.of(), Set.of());
    }

    public static DialPlan of(String country) {
        return new DialPlan(country, List.of());
    }

    /** The plan by which a list of the country's numbers is read: files lose leading zeros. */
    public static DialPlan ofList(String country) {
        return new DialPlan(country, List.of(), List.of(), List.of(), List.of(),
                Set.of(Habit.TRUNK_PREFIX_LEFT_OUT));
    }

    /**
     * The country's code, such as 33, which it may share with others.
     *
     * @throws IllegalArgumentException if there is no such country
     */
    public int countryCode() {
        if (!CountryCodes.isCountry(country)) {
            throw new IllegalArgumentException("'" + country + "' is not a country (ISO 3166, such"
                    + " as FR)");
        }
        return CountryCodes.metadata(country).getCountryCode();
    }

    private static void require(Pattern pattern, List<String> texts, String rule) {
        for (String text : texts) {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException("'" + text + "': " + rule);
            }
        }
    }
}
