package io.callgate.gateway.message;

/**
 * The parts of a message whose place the scanner remembers. Each is a span {@code [start, end)} of
 * the message's bytes, or absent. Values are trimmed of white space at both ends.
 */
public enum Part {
    /** The whole Request-URI of a request. */
    REQUEST_URI,
    /**
     * User part of a sip/sips Request-URI (parameters and escapes included), subscriber of a tel
     * URI.
     */
    URI_USER,
    URI_HOST,
    /** Reason phrase of a response. */
    REASON_PHRASE,
    CALL_ID,
    FROM,
    FROM_TAG,
    TO,
    TO_TAG,
    CSEQ,
    CSEQ_METHOD,
    MAX_FORWARDS,
    CONTENT_LENGTH,
    PROXY_REQUIRE,
    CONTACT,
    /** First Via value: from {@code SIP/2.0/...} to the end of its last parameter. */
    TOP_VIA,
    /** {@code host[:port]} of the first Via value. */
    TOP_VIA_SENT_BY,
    TOP_VIA_BRANCH,
    /** {@code rport} or {@code rport=N} of the first Via value. */
    TOP_VIA_RPORT,
    /** {@code received=...} of the first Via value. */
    TOP_VIA_RECEIVED,
    /**
     * What to cut so that the first Via value is gone: its whole line, or the value and its comma.
     */
    TOP_VIA_CUT,
    SECOND_VIA,
    SECOND_VIA_SENT_BY,
    SECOND_VIA_BRANCH,
    SECOND_VIA_RPORT,
    SECOND_VIA_RECEIVED,
    /** First Route value: {@code <sip:...;lr>} with any parameters after it. */
    TOP_ROUTE,
    TOP_ROUTE_CUT,
    SECOND_ROUTE,
    /** First Record-Route header line. */
    RECORD_ROUTE_LINE,
    BODY
}
