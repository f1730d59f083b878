package io.callgate.store.numbering;

import java.util.List;

/**
 * Reads E.164 numbers as carriers take them: the country code first, behind +, 00 or nothing, and
 * behind a tech prefix perhaps. In no country's way, which is {@link Canonicaliser}'s. Immutable.
 */
public final class GlobalNumbers {

    /** ITU-T E.164: recommended for international calls. */
    private static final long INTERNATIONAL_PREFIX = Digits.parse("00");

    private final DialPrefixes techPrefix;

    /** @param techPrefix taken off where it stands in front; may be empty */
    public GlobalNumbers(String techPrefix) {
        this.techPrefix = new DialPrefixes(
                techPrefix.isEmpty() ? List.of() : List.of(techPrefix));
    }

    /**
     * The number in {@code text[start, end)}, the user part of a SIP URI as it stood on the wire,
     * whatever parameters it has.
     *
     * @return NOT_UNDERSTOOD if there is no such number
     */
    public long read(byte[] text, int start, int end) {
        if (end - start > Canonicaliser.TEXT_MAX) {
            return E164.NOT_UNDERSTOOD;
        }
        if (Canonicaliser.isPlain(text, start, end)) {
            return readNumber(text, start, end);
        }
        byte[] number = new TelephoneSubscriber(text, start, end).number();
        return readNumber(number, 0, number.length);
    }

    private long readNumber(byte[] text, int start, int end) {
        long dialled = Dialled.scan(text, techPrefix.after(text, start, end), end);
        return NotUnderstood.is(dialled) ? E164.NOT_UNDERSTOOD : read(Dialled.digits(dialled));
    }

    private static long read(long digits) {
        boolean prefixed = Digits.startsWith(digits, INTERNATIONAL_PREFIX);
        long outcome = CountryCodes.read(prefixed
                ? Digits.dropFirst(digits, Digits.count(INTERNATIONAL_PREFIX)) : digits);
        return NotUnderstood.is(outcome) ? E164.NOT_UNDERSTOOD : outcome;
    }
}
