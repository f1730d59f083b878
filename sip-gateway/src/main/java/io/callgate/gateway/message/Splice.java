package io.callgate.gateway.message;

/**
 * Surgical edits of a message: the original bytes with some spans replaced, in one pass. Edits are
 * given in rising order of place and do not overlap. Pooled, not thread-safe, allocates nothing.
 */
public final class Splice {

    /** Edits of one message; the proxy needs 8 at most. */
    public static final int EDITS_MAX = 16;

    /** Begins a new set of edits on {@code message}. */
    public Splice of(SipMessage message) {
        throw new UnsupportedOperationException();
    }

    /** Replaces {@code [start, end)} of the original by nothing. */
    public Splice cut(int start, int end) {
        throw new UnsupportedOperationException();
    }

    /** Replaces {@code [start, end)} by {@code bytes[from, to)}; start == end inserts. */
    public Splice replace(int start, int end, byte[] bytes, int from, int to) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes the edited message to {@code target} from index 0.
     *
     * @return its length, or -1 if the target is too small
     */
    public int writeTo(byte[] target) {
        throw new UnsupportedOperationException();
    }
}
