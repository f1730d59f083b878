package io.callgate.gateway.evidence;

/** What the call path reports of a call. */
public enum CallEvent {
    /** Nothing to report of this message. */
    NONE,
    /** A new call was judged; if refused, also answered and over. */
    JUDGED,
    /** An admitted call was answered with a 2xx. */
    ANSWERED,
    /** An admitted call is over: see {@link CallEnd}. */
    ENDED
}
