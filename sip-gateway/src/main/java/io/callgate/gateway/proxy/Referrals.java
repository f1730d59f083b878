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
        for (int line = 0; line < refer.headerCount(); line++) {
            if (refer.headerName(line) == HeaderName.REFER_TO) {
                return FullGrammar.addressUri(refer.bytes(), refer.valueStart(line),
                                refer.valueEnd(line))
                        .map(uri -> numberOf(uri, caller))
                        .orElse(E164.NOT_UNDERSTOOD);
            }
        }
        return NO_NUMBER;
    }

    private static long numberOf(ParsedUri uri, Caller caller) {
        long number = caller.canonicaliser().canonicalise(uri.user());
        boolean noNumber = number == E164.NOT_UNDERSTOOD
                && uri.user().chars().filter(Character::isDigit).count() < SUBSCRIBER_DIGITS_MIN;
        return noNumber ? NO_NUMBER : number;
    }
}
