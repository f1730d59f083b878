package io.callgate.gateway.evidence;

import java.util.Locale;

/** How a call came to its end. */
public enum CallEnd {
    NOT_ENDED,
    /** We answered it, not the carrier. */
    REFUSED,
    /** Admitted, but no carrier could be asked: each is down, drained or at its limit. */
    NO_CARRIER,
    /** The carrier answered with a final failure, relayed. */
    FAILED_AT_CARRIER,
    /** The caller gave up before an answer. */
    CANCELLED,
    /** No final answer in time: Timer B or C. */
    TIMED_OUT,
    /** The carrier could not be reached at all. */
    UNREACHABLE,
    /** Let through inside a call, whose end is its end. */
    INSIDE_A_CALL,
    HUNG_UP_BY_CALLER,
    HUNG_UP_BY_CALLEE;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable word in evidence: {@code hung-up-by-caller}. */
    public String word() {
        return word;
    }
}
