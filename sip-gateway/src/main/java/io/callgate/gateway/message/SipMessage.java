package io.callgate.gateway.message;

/**
 * One SIP message as spans over its bytes. A flyweight: {@link #scan} points it at other bytes,
 * nothing
 * is copied and nothing allocated. Not thread-safe; valid as long as the bytes are.
 */
public final class SipMessage {

    /**
     * RFC 3261 18.1.1 asks for 65,535 over UDP; what a proxy for voice is sent fits 16 KiB.
     * Larger: 513.
     */
    public static final int BYTES_MAX = 16 * 1024;

    /** Header lines of one message; more: 400. */
    public static final int HEADERS_MAX = 128;

    /**
     * Scans {@code bytes[0, length)}. After any fault but NONE only what the fault allows is set.
     */
    public Fault scan(byte[] bytes, int length) {
        throw new UnsupportedOperationException();
    }

    public byte[] bytes() {
        throw new UnsupportedOperationException();
    }

    /**
     * Bytes of the message: end of the body by Content-Length, what follows it in a datagram cut
     * off.
     */
    public int length() {
        throw new UnsupportedOperationException();
    }

    public boolean isRequest() {
        throw new UnsupportedOperationException();
    }

    public Method method() {
        throw new UnsupportedOperationException();
    }

    /** Method named by CSeq (of a response: the method it answers). */
    public Method cseqMethod() {
        throw new UnsupportedOperationException();
    }

    public long cseqNumber() {
        throw new UnsupportedOperationException();
    }

    /** Status code of a response. */
    public int status() {
        throw new UnsupportedOperationException();
    }

    /** Value of Max-Forwards, -1 when absent. */
    public int maxForwards() {
        throw new UnsupportedOperationException();
    }

    public boolean has(Part part) {
        throw new UnsupportedOperationException();
    }

    /** First byte of the part, -1 when absent. */
    public int start(Part part) {
        throw new UnsupportedOperationException();
    }

    /** One past the last byte of the part, -1 when absent. */
    public int end(Part part) {
        throw new UnsupportedOperationException();
    }

    /** Scheme of the Request-URI. */
    public UriScheme uriScheme() {
        throw new UnsupportedOperationException();
    }

    /** Port of the Request-URI, 0 when it names none. */
    public int uriPort() {
        throw new UnsupportedOperationException();
    }

    /** Via values in all Via lines. */
    public int viaCount() {
        throw new UnsupportedOperationException();
    }

    /**
     * Header lines; line i is {@code [headerStart(i), headerEnd(i))}, folds and final CRLF
     * included.
     */
    public int headerCount() {
        throw new UnsupportedOperationException();
    }

    public HeaderName headerName(int line) {
        throw new UnsupportedOperationException();
    }

    public int headerStart(int line) {
        throw new UnsupportedOperationException();
    }

    public int headerEnd(int line) {
        throw new UnsupportedOperationException();
    }

    /** The part as text, for tests and the operator; allocates. "" when absent. */
    public String text(Part part) {
        throw new UnsupportedOperationException();
    }
}
