package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.signalling.FullGrammar;
import io.callgate.gateway.signalling.ParsedUri;
import io.callgate.store.numbering.E164;

/**
 * The number that a REFER (RFC 3515) would have the carrier call. Read by the full grammar: a REFER
 * is rare, and its URI as free as a URI can be.
 */
final class Referrals {

    /** The Refer-To names a user, of a PBX perhaps, and no number. */
    static final long NO_NUMBER = Long.MIN_VALUE;

    /** Fewer digits are an extension, not a subscriber's number that we failed to understand. */
    private static final int SUBSCRIBER_DIGITS_MIN = 7;

    private Referrals() {
    }

    /**
     * An E164 long, NOT_UNDERSTOOD for what may be a number and cannot be read, or
     * {@link #NO_NUMBER}.
     */
    static long numberIn(SipMessage refer, Caller caller) {
        long found = NO_NUMBER;
        int lines = 0;
        for (int line = 0; line < refer.headerCount(); line++) {
            if (refer.headerName(line) == HeaderName.REFER_TO) {
                found = numberAt(refer, line, caller);
                lines++;
            }
        }
        // RFC 3515 2.4.2: one, and no more. Of several nobody knows which one is followed.
        return lines > 1 ? E164.NOT_UNDERSTOOD : found;
    }

    private static long numberAt(SipMessage refer, int line, Caller caller) {
        int from = refer.valueStart(line);
        int to = refer.valueEnd(line);
        if (isList(refer.bytes(), from, to)) {
            return E164.NOT_UNDERSTOOD;
        }
        return FullGrammar.addressUri(refer.bytes(), from, to)
                .map(uri -> numberOf(uri, caller)).orElse(E164.NOT_UNDERSTOOD);
    }

    /** RFC 3261 20: a comma in a URI stands in angle brackets; any other begins one more value. */
    private static boolean isList(byte[] bytes, int from, int to) {
        boolean quoted = false;
        boolean bracketed = false;
        boolean escaped = false;
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            boolean literal = escaped;
            escaped = quoted && !literal && b == '\\';
            quoted ^= b == '"' && !bracketed && !literal;
            bracketed = !quoted && (b == '<' || bracketed && b != '>');
            if (b == ',' && !quoted && !bracketed) {
                return true;
            }
        }
        return false;
    }

    private static long numberOf(ParsedUri uri, Caller caller) {
        long number = caller.canonicaliser().canonicalise(uri.user());
        boolean noNumber = number == E164.NOT_UNDERSTOOD
                && uri.user().chars().filter(Character::isDigit).count() < SUBSCRIBER_DIGITS_MIN;
        return noNumber ? NO_NUMBER : number;
    }
}
