package io.callgate.store.numbering;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Turns what a caller dialled into the one canonical number. Immutable; safe from any thread. */
public final class Canonicaliser {

    /** Longest text that is looked at; RFC 3966 sets no bound. */
    public static final int TEXT_MAX = 256;

    private final NationalPlan national;
    private final ProtectedNumbers protectedNumbers;
    private final List<DialPrefixes> prefixes;

    /** @throws IllegalArgumentException if {@code plan} names an unknown country */
    public Canonicaliser(DialPlan plan) {
        national = new NationalPlan(plan.country(), plan.habits());
        protectedNumbers = new ProtectedNumbers(plan.country(), plan.protectedNumbers());
        prefixes = List.of(new DialPrefixes(plan.strippedPrefixes()),
                new DialPrefixes(plan.clirCodes()), new DialPrefixes(plan.carrierSelections()));
    }

    /**
     * Loads what is known of all countries, 0.2 s. Without it each country is loaded by the first
     * number in it, a millisecond that no call should wait for.
     */
    public static void preload() {
        CountryCodes.preload();
    }

    /**
     * The number in {@code text[start, end)}: the user part of a SIP URI or the body of a tel URI,
     * escapes and {@code ;parameters} included, as they stood on the wire. Allocates nothing for
     * text without escapes and parameters, but for the few numbers that {@link CountryCode} leaves
     * to libphonenumber.
     *
     * @return an {@link E164} long: positive, negative (protected short), or NOT_UNDERSTOOD
     */
    public long canonicalise(byte[] text, int start, int end) {
        long outcome = read(text, start, end);
        return NotUnderstood.is(outcome) ? E164.NOT_UNDERSTOOD : outcome;
    }

    /** The same for text typed by a person or read from a file. */
    public long canonicalise(CharSequence text) {
        long outcome = read(text);
        return NotUnderstood.is(outcome) ? E164.NOT_UNDERSTOOD : outcome;
    }

    /** Why {@link #canonicalise(CharSequence)} does not understand the text; empty if it does. */
    public Optional<NotUnderstood> explain(CharSequence text) {
        long outcome = read(text);
        return NotUnderstood.is(outcome)
                ? Optional.of(NotUnderstood.of(outcome)) : Optional.empty();
    }

    /**
     * RFC 4694: the routing number ({@code ;rn=}) in the same text, to which a network may take the
     * call instead: both numbers must be callable. NOT_UNDERSTOOD if the text has none; where it
     * has one that is not understood, {@link #canonicalise} does not understand the text either,
     * unless it is a protected number.
     */
    public long portedRoutingNumber(byte[] text, int start, int end) {
        if (end - start > TEXT_MAX || isPlain(text, start, end)) {
            return E164.NOT_UNDERSTOOD;
        }
        TelephoneSubscriber subscriber = new TelephoneSubscriber(text, start, end);
        if (!subscriber.isPorted()) {
            return E164.NOT_UNDERSTOOD;
        }
        byte[] number = subscriber.routingNumber();
        long outcome = readNumber(number, 0, number.length);
        return NotUnderstood.is(outcome) ? E164.NOT_UNDERSTOOD : outcome;
    }

    /**
     * The number of this country whose digits behind the country code these are, without the prefix
     * of national calls, whether its callers may leave that out or not: how somebody else could
     * read what {@link #canonicalise} does not. NOT_UNDERSTOOD if there is no such number.
     */
    public long subscriber(byte[] text, int start, int end) {
        if (end - start > TEXT_MAX) {
            return E164.NOT_UNDERSTOOD;
        }
        long dialled = dialled(text, start, end);
        if (NotUnderstood.is(dialled) || Dialled.hasPlus(dialled)) {
            return E164.NOT_UNDERSTOOD;
        }
        long outcome = national.subscriber(Dialled.digits(dialled));
        return NotUnderstood.is(outcome) ? E164.NOT_UNDERSTOOD : outcome;
    }

    private static long dialled(byte[] text, int start, int end) {
        if (isPlain(text, start, end)) {
            return Dialled.scan(text, start, end);
        }
        byte[] number = new TelephoneSubscriber(text, start, end).number();
        return Dialled.scan(number, 0, number.length);
    }

    private long read(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return read(bytes, 0, bytes.length);
    }

    private long read(byte[] text, int start, int end) {
        if (end - start > TEXT_MAX) {
            return NotUnderstood.TEXT_TOO_LONG.outcome();
        }
        return isPlain(text, start, end)
                ? readNumber(text, start, end)
                : readSubscriber(new TelephoneSubscriber(text, start, end));
    }

    static boolean isPlain(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] == ';' || text[i] == '%') {
                return false;
            }
        }
        return true;
    }

    private long readSubscriber(TelephoneSubscriber subscriber) {
        byte[] number = subscriber.number();
        long outcome = readNumber(number, 0, number.length);
        if (!NotUnderstood.is(outcome) && E164.isProtectedShort(outcome)) {
            return outcome;
        }
        if (subscriber.fault() != 0) {
            return subscriber.fault();
        }
        if (subscriber.isPorted()) {
            byte[] routing = subscriber.routingNumber();
            return NotUnderstood.is(readNumber(routing, 0, routing.length))
                    ? NotUnderstood.ROUTING_NUMBER.outcome() : outcome;
        }
        return outcome;
    }

    private long readNumber(byte[] text, int start, int end) {
        int at = start;
        long dialled = Dialled.scan(text, at, end);
        for (int kind = 0; kind < prefixes.size(); kind++) {
            int after = prefixes.get(kind).after(text, at, end);
            if (after > at && !protectedNumbers.contains(dialled)) {
                at = after;
                dialled = Dialled.scan(text, at, end);
            }
        }
        return readDialled(dialled);
    }

    private long readDialled(long dialled) {
        if (NotUnderstood.is(dialled)) {
            return dialled;
        }
        if (protectedNumbers.contains(dialled)) {
            return E164.protectedShort(dialled);
        }
        long digits = Dialled.digits(dialled);
        if (!Dialled.hasPlus(dialled)) {
            return national.read(digits);
        }
        long number = CountryCodes.read(digits);
        return NotUnderstood.is(number) ? protectedBehindPlus(digits, number) : number;
    }

    /** Some PBXs put +, or + and the country code, before short numbers too. */
    private long protectedBehindPlus(long digits, long otherwise) {
        if (protectedNumbers.contains(digits)) {
            return E164.protectedShort(digits);
        }
        if (!Digits.startsWith(digits, national.codeDigits())) {
            return otherwise;
        }
        long national = Digits.dropFirst(digits, Digits.count(this.national.codeDigits()));
        return protectedNumbers.contains(national) ? E164.protectedShort(national) : otherwise;
    }
}
