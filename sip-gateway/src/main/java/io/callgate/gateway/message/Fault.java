package io.callgate.gateway.message;

/**
 * What can be wrong with the bytes of a message, and what RFC 3261 has us do. A fault with status 0
 * is dropped without an answer: not SIP, or too broken to know where an answer belongs. A response
 * and an ACK are never answered, whatever their fault.
 */
public enum Fault {
    NONE(0, ""),

    /** Only line ends, or nothing: what peers send to keep a path open. */
    EMPTY(0, "Empty"),
    /** Without a readable topmost Via there is nowhere to answer to. */
    NO_USABLE_VIA(0, "No Usable Via"),

    TOO_LARGE(513, "Message Too Large"),
    VERSION_NOT_SUPPORTED(505, "Version Not Supported"),
    MALFORMED_START_LINE(400, "Malformed Start Line"),
    MALFORMED_REQUEST_URI(400, "Malformed Request-URI"),
    /** RFC 3261 19.1.1: a Request-URI carries no header component. */
    HEADERS_IN_REQUEST_URI(400, "Headers in Request-URI"),

    /** CR without LF or LF without CR: peers disagree on what is a line (request smuggling). */
    BARE_LINE_END(400, "Bare CR or LF"),
    CONTROL_BYTE(400, "Control Byte in Head"),
    /** A continuation of white space only: peers disagree on where the head ends. */
    BLANK_FOLD(400, "Blank Folded Line"),
    MALFORMED_HEADER(400, "Malformed Header Line"),
    TOO_MANY_HEADERS(400, "Too Many Headers"),
    UNFINISHED_HEAD(400, "Head Without End"),

    MALFORMED_VIA(400, "Malformed Via"),
    MALFORMED_FROM(400, "Malformed From"),
    MALFORMED_TO(400, "Malformed To"),
    MALFORMED_CALL_ID(400, "Malformed Call-ID"),
    MALFORMED_CSEQ(400, "Malformed CSeq"),
    MALFORMED_MAX_FORWARDS(400, "Malformed Max-Forwards"),
    MALFORMED_CONTENT_LENGTH(400, "Malformed Content-Length"),
    MALFORMED_ROUTE(400, "Malformed Route"),
    CSEQ_METHOD_MISMATCH(400, "CSeq Method Mismatch"),
    BODY_INCOMPLETE(400, "Content-Length Beyond Message"),

    DUPLICATE_FROM(400, "Duplicate From"),
    DUPLICATE_TO(400, "Duplicate To"),
    DUPLICATE_CALL_ID(400, "Duplicate Call-ID"),
    DUPLICATE_CSEQ(400, "Duplicate CSeq"),
    DUPLICATE_MAX_FORWARDS(400, "Duplicate Max-Forwards"),
    DUPLICATE_CONTENT_LENGTH(400, "Duplicate Content-Length"),
    DUPLICATE_CONTENT_TYPE(400, "Duplicate Content-Type"),

    MISSING_FROM(400, "Missing From"),
    MISSING_TO(400, "Missing To"),
    MISSING_CALL_ID(400, "Missing Call-ID"),
    MISSING_CSEQ(400, "Missing CSeq");

    private final int status;
    private final String phrase;

    Fault(int status, String phrase) {
        this.status = status;
        this.phrase = phrase;
    }

    /** Status to answer a request with; 0: no answer. */
    public int status() {
        return status;
    }

    public String phrase() {
        return phrase;
    }
}
