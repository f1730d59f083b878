package io.callgate.store.numbering;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import io.callgate.store.numbering.DialPlan.Habit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How digits without a plus are read in one country. Where they can be read in several ways the
 * readings must agree, or just one of them must have the form of its country's numbers; else the
 * number is not understood. Nothing is guessed.
 */
final class NationalPlan {

    /** National calls among these are dialled as in France; libphonenumber does not know it. */
    private static final Set<String> FRENCH_OVERSEAS =
            Set.of("GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF");

    /** In North America the prefix of national calls may be left out. */
    private static final int NORTH_AMERICA = 1;

    /** Longest prefix of international calls, of those libphonenumber knows. */
    private static final int INTERNATIONAL_PREFIX_MAX = 9;

    private static final long NO_READING = 0;

    private final int code;
    private final long codeDigits;
    private final CountryCode numbers;
    private final long[] internationalPrefixes;
    private final long trunk;
    private final boolean trunkMayBeLeftOut;
    private final boolean plusMayBeLeftOut;

    NationalPlan(String country, Set<Habit> habits) {
        if (!CountryCodes.isCountry(country)) {
            throw new IllegalArgumentException("no country has the code '" + country + "'");
        }
        PhoneMetadata metadata =
                CountryCodes.metadata(FRENCH_OVERSEAS.contains(country) ? "FR" : country);
        code = metadata.getCountryCode();
        codeDigits = Digits.of(code);
        numbers = CountryCodes.get(code);
        internationalPrefixes = literals(metadata.getInternationalPrefix());
        trunk = Digits.parse(metadata.getNationalPrefix());
        trunkMayBeLeftOut = trunk == Digits.EMPTY || code == NORTH_AMERICA
                || habits.contains(Habit.TRUNK_PREFIX_LEFT_OUT);
        plusMayBeLeftOut = habits.contains(Habit.PLUS_LEFT_OUT);
    }

    /** The texts a pattern matches, of which there are few. */
    private static long[] literals(String pattern) {
        List<String> found = new ArrayList<>();
        collect(Pattern.compile(pattern), "", found);
        return found.stream().mapToLong(Digits::parse).toArray();
    }

    private static void collect(Pattern pattern, String text, List<String> found) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.matches() && !text.isEmpty()) {
            found.add(text);
        }
        boolean open = text.isEmpty() || matcher.hitEnd();
        for (int d = 0; open && d < 10 && text.length() < INTERNATIONAL_PREFIX_MAX; d++) {
            collect(pattern, text + d, found);
        }
    }

    /** This country's code. */
    long codeDigits() {
        return codeDigits;
    }

    /** The number that the {@link Digits} stand for when dialled in this country. */
    long read(long digits) {
        // A country's numbers never begin with its prefix of international calls.
        long abroad = dialledAbroad(digits);
        if (abroad != NO_READING) {
            return abroad;
        }
        long reading = Digits.startsWith(digits, trunk) && trunk != Digits.EMPTY
                ? withTrunk(digits) : NotUnderstood.TRUNK_PREFIX_MISSING.outcome();
        if (plusMayBeLeftOut || Digits.startsWith(digits, codeDigits)) {
            reading = agree(reading, CountryCodes.read(digits));
        }
        if (trunkMayBeLeftOut) {
            reading = agree(reading, numbers.subscriber(digits));
        }
        return reading;
    }

    /** The same without any prefix: digits as they stand behind the country code. */
    long subscriber(long digits) {
        return numbers.subscriber(digits);
    }

    private long dialledAbroad(long digits) {
        long reading = NO_READING;
        for (long prefix : internationalPrefixes) {
            if (Digits.startsWith(digits, prefix)) {
                long number = CountryCodes.read(Digits.dropFirst(digits, Digits.count(prefix)));
                reading = reading == NO_READING ? number : agree(reading, number);
            }
        }
        return reading;
    }

    private long withTrunk(long digits) {
        long number = numbers.subscriber(digits);
        boolean kept = Digits.count(digits) < E164.DIGITS_MAX
                && number == Digits.valueAfter(code, digits);
        return kept ? NotUnderstood.TRUNK_PREFIX_MISSING.outcome() : number;
    }

    private static long agree(long one, long other) {
        if (one == other || one == NotUnderstood.AMBIGUOUS.outcome()) {
            return one;
        }
        if (one == NotUnderstood.TRUNK_PREFIX_MISSING.outcome()) {
            return other;
        }
        if (NotUnderstood.is(one) || NotUnderstood.is(other)) {
            return NotUnderstood.is(one) ? other : one;
        }
        boolean oneInForm = CountryCodes.isInForm(one);
        if (oneInForm == CountryCodes.isInForm(other)) {
            return NotUnderstood.AMBIGUOUS.outcome();
        }
        return oneInForm ? one : other;
    }
}
