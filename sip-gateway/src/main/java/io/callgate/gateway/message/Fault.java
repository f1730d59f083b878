package io.callgate.gateway.message;

/**
 * What can be wrong with the bytes of a message, and what RFC 3261 has us do. A fault with status 0
 * is dropped without an answer: not SIP, or too broken to know where an answer belongs.
 */
public enum Fault {
    NONE(0, "");

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
