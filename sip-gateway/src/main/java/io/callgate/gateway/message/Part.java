package io.callgate.gateway.message;

/**
 * The parts of a message whose place the scanner remembers. Each is a span {@code [start, end)} of
 * the message's bytes, or absent. Values are trimmed of white space at both ends.
 */
public enum Part {
    /** Method of a request, as it stands there. */
    METHOD,
    /** The whole Request-URI of a request. */
    REQUEST_URI,
    /** What follows the scheme and its colon in a Request-URI of any scheme. */
    URI_BODY,
    /**
     * User part of a sip/sips Request-URI (parameters and escapes included, password not); of a tel
     * URI all behind the colon, parameters included.
     */
    URI_USER,
    /** Host of a sip/sips Request-URI, brackets of IPv6 included. */
    URI_HOST,
    /** Parameters of a sip/sips Request-URI, from their first semicolon on. */
    URI_PARAMS,
    /** Reason phrase of a response. */
    REASON_PHRASE,
    CALL_ID,
    FROM,
    /** URI of From, without angle brackets. */
    FROM_URI,
    FROM_TAG,
    TO,
    /** URI of To, without angle brackets. */
    TO_URI,
    TO_TAG,
    CSEQ,
    CSEQ_METHOD,
    MAX_FORWARDS,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    /** Value of the first Proxy-Require line. */
    PROXY_REQUIRE,
    /** Value of the first Contact line. */
    CONTACT,
    /** First Via value: from {@code SIP/2.0/...} to the end of its last parameter. */
    TOP_VIA,
    /** {@code host[:port]} of the first Via value. */
    TOP_VIA_SENT_BY,
    TOP_VIA_HOST,
    TOP_VIA_TRANSPORT,
    TOP_VIA_BRANCH,
    /** {@code rport} or {@code rport=N} of the first Via value. */
    TOP_VIA_RPORT,
    /** {@code received=...} of the first Via value. */
    TOP_VIA_RECEIVED,
    /** Value of {@code maddr} of the first Via value. */
    TOP_VIA_MADDR,
    /**
     * What to cut so that the first Via value is gone: its whole line, or the value and its comma.
     */
    TOP_VIA_CUT,
    SECOND_VIA,
    SECOND_VIA_SENT_BY,
    SECOND_VIA_HOST,
    SECOND_VIA_TRANSPORT,
    SECOND_VIA_BRANCH,
    SECOND_VIA_RPORT,
    SECOND_VIA_RECEIVED,
    SECOND_VIA_MADDR,
    /** First Route value: {@code <sip:...;lr>} with any parameters after it. */
    TOP_ROUTE,
    /** URI of the first Route value, without angle brackets. */
    TOP_ROUTE_URI,
    /** As {@link #TOP_VIA_CUT}. */
    TOP_ROUTE_CUT,
    SECOND_ROUTE,
    /** First Record-Route header line, final CRLF included. */
    RECORD_ROUTE_LINE,
    BODY
}
