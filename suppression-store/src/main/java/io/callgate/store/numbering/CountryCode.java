package io.callgate.store.numbering;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What libphonenumber knows of the numbers behind one country code, laid out for reading them
 * without it. What cannot be decided from these few bits is given to libphonenumber itself.
 *
 * <p>A number is accepted when it has a length that its country uses ("possible" in
 * libphonenumber's words), not only when it lies in a range the library knows to be allotted
 * ("valid"): ranges are opened faster than libraries are upgraded, and a newly allotted number must
 * be callable, and its owner protected. One thing more is asked: it must not begin with 0 or with
 * the prefix of national calls unless some number of its country does. That is what tells a French
 * national number in a US file from a US number.
 */
final class CountryCode {

    /** Two digits. */
    private static final int HEADS = 100;

    private final int code;
    private final Pattern form;
    /** Bit n: some numbers have n digits. */
    private final int lengths;
    /** By their first two digits: those that libphonenumber never takes a prefix off. */
    private final boolean[] plain = new boolean[HEADS];
    /** Bit d: no number begins with d. */
    private final int barredFirst;
    /** Bit d: a number in the country's form begins with d. */
    private final int formFirst;
    /** {@link Digits} of the national prefix if taking it off is all there is to do, or EMPTY. */
    private final long trunk;

    CountryCode(PhoneMetadata metadata) {
        code = metadata.getCountryCode();
        form = Pattern.compile(metadata.getGeneralDesc().getNationalNumberPattern());
        int possible = 0;
        for (int length : metadata.getGeneralDesc().getPossibleLengthList()) {
            possible |= 1 << length;
        }
        lengths = possible;
        String prefixes = metadata.getNationalPrefixForParsing();
        Pattern prefix = Pattern.compile(prefixes);
        for (int head = 0; head < HEADS; head++) {
            String digits = "" + head / 10 + head % 10;
            plain[head] = prefixes.isEmpty() || !beginsMatch(prefix, digits);
        }
        int first = 0;
        for (int d = 0; d < 10; d++) {
            first |= beginsMatch(form, Integer.toString(d)) ? 1 << d : 0;
        }
        formFirst = first;
        long nationalPrefix = Digits.parse(metadata.getNationalPrefix());
        int suspects = 1 | (nationalPrefix == Digits.EMPTY ? 0 : 1 << Digits.first(nationalPrefix));
        barredFirst = suspects & ~formFirst;
        trunk = isAllOf(prefixes, metadata.getNationalPrefix()) ? nationalPrefix : Digits.EMPTY;
    }

    /** Whether the pattern matches a text that begins with these digits, or its beginning. */
    private static boolean beginsMatch(Pattern pattern, String digits) {
        Matcher matcher = pattern.matcher(digits);
        // If not, and without having asked for more input, no longer text matches either.
        return matcher.lookingAt() || matcher.hitEnd();
    }

    /** Whether of every text that begins with the prefix the pattern takes just the prefix. */
    private static boolean isAllOf(String pattern, String prefix) {
        if (prefix.isEmpty()) {
            return false;
        }
        Matcher matcher = Pattern.compile(pattern).matcher(prefix);
        return matcher.lookingAt() && matcher.end() == prefix.length() && !matcher.hitEnd();
    }

    /**
     * The number that {@code national}, the {@link Digits} behind the country code, stands for; a
     * national prefix among them, as in {@code +33 (0)6}, is taken off.
     */
    long subscriber(long national) {
        if (national == Digits.EMPTY) {
            return NotUnderstood.TOO_SHORT.outcome();
        }
        long rest = withoutPrefix(national);
        if (NotUnderstood.is(rest)) {
            return rest;
        }
        // One prefix is a way of writing; a second one would make a key that reads as another key.
        boolean repeated = rest != national && withoutPrefix(rest) != rest;
        return repeated ? NotUnderstood.LEADING_DIGIT.outcome() : accept(rest);
    }

    private long withoutPrefix(long national) {
        if (Digits.count(national) < 2 || plain[Digits.head(national, 2)]) {
            return national;
        }
        int first = Digits.first(national);
        // libphonenumber keeps a prefix that belongs to a number in the country's form: not so if
        // no such number begins with it, or has this length.
        boolean prefixOnly = !isSet(formFirst, first) || !isSet(lengths, Digits.count(national));
        boolean longer = Digits.count(national) > Digits.count(trunk);
        if (trunk != Digits.EMPTY && prefixOnly && longer && Digits.startsWith(national, trunk)) {
            return Digits.dropFirst(national, Digits.count(trunk));
        }
        return withoutPrefixByLibrary(national);
    }

    /** Whether the number is of the form that its country's numbers have. */
    boolean isInForm(long national) {
        return form.matcher(Digits.text(national)).matches();
    }

    private long withoutPrefixByLibrary(long national) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = library.parse("+" + code + Digits.text(national), null);
            return Digits.parse(library.getNationalSignificantNumber(number));
        } catch (NumberParseException e) {
            return NotUnderstood.IMPOSSIBLE_LENGTH.outcome();
        }
    }

    private long accept(long national) {
        int count = Digits.count(national);
        if (!isSet(lengths, count)) {
            return lengthFault(count).outcome();
        }
        if (isSet(barredFirst, Digits.first(national))) {
            return NotUnderstood.LEADING_DIGIT.outcome();
        }
        long number = Digits.valueAfter(code, national);
        return Digits.countOfValue(number) > E164.DIGITS_MAX
                ? NotUnderstood.TOO_LONG.outcome() : OneSubscriber.number(number);
    }

    private NotUnderstood lengthFault(int count) {
        if (count < Integer.numberOfTrailingZeros(lengths)) {
            return NotUnderstood.TOO_SHORT;
        }
        return lengths >>> Math.min(count, Integer.SIZE - 1) == 0
                ? NotUnderstood.TOO_LONG : NotUnderstood.IMPOSSIBLE_LENGTH;
    }

    private static boolean isSet(int bits, int position) {
        return (bits >>> position & 1) != 0;
    }
}
