package io.callgate.gateway.message.edit;

import io.callgate.gateway.message.SipMessage;

/**
 * Surgical edits of a message: the original bytes with some spans replaced, in one pass. Edits are
 * given in rising order of place and do not overlap. Pooled, not thread-safe, allocates nothing.
 */
public final class Splice {

    /** Edits of one message; the proxy needs 5, and one for each header line that it cuts. */
    public static final int EDITS_MAX = 8 + SipMessage.HEADERS_MAX;

    private static final byte[] NOTHING = {};

    private final int[] starts = new int[EDITS_MAX];
    private final int[] ends = new int[EDITS_MAX];
    private final byte[][] sources = new byte[EDITS_MAX][];
    private final int[] froms = new int[EDITS_MAX];
    private final int[] tos = new int[EDITS_MAX];
    private byte[] original = NOTHING;
    private int beginning;
    private int originalLength;
    private int count;
    private int behindLast;

    /** Begins a new set of edits on {@code message}; line ends before its start line go. */
    public Splice of(SipMessage message) {
        original = message.bytes();
        beginning = message.beginning();
        originalLength = message.length();
        behindLast = beginning;
        count = 0;
        return this;
    }

    /** Replaces {@code [start, end)} of the original by nothing. */
    public Splice cut(int start, int end) {
        return replace(start, end, NOTHING, 0, 0);
    }

    /**
     * Replaces {@code [start, end)} by {@code bytes[from, to)}; start == end inserts. The bytes are
     * read by {@link #writeTo}, not now.
     *
     * @throws IllegalArgumentException if the edit lies outside the message or before the last one,
     *     or is one too many: the caller's mistake, never the sender's
     */
    public Splice replace(int start, int end, byte[] bytes, int from, int to) {
        if (count == EDITS_MAX || start < behindLast || end < start || end > originalLength
                || from < 0 || to < from || to > bytes.length) {
            throw new IllegalArgumentException("edit " + count + ": [" + start + ", " + end
                    + ") by [" + from + ", " + to + ")");
        }
        starts[count] = start;
        ends[count] = end;
        sources[count] = bytes;
        froms[count] = from;
        tos[count] = to;
        count++;
        behindLast = end;
        return this;
    }

    /** Length of the edited message. */
    public int length() {
        int length = originalLength - beginning;
        for (int i = 0; i < count; i++) {
            length += tos[i] - froms[i] - (ends[i] - starts[i]);
        }
        return length;
    }

    /**
     * Writes the edited message to {@code target} from index 0; the target must be neither the
     * message nor any replacement.
     *
     * @return its length, or -1 if the target is too small
     */
    public int writeTo(byte[] target) {
        if (length() > target.length) {
            return -1;
        }
        int read = beginning;
        int written = 0;
        for (int i = 0; i < count; i++) {
            written = copy(original, read, starts[i], target, written);
            written = copy(sources[i], froms[i], tos[i], target, written);
            read = ends[i];
        }
        return copy(original, read, originalLength, target, written);
    }

    private static int copy(byte[] source, int from, int to, byte[] target, int at) {
        System.arraycopy(source, from, target, at, to - from);
        return at + to - from;
    }
}
