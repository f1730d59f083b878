package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.edit.ByteWriter;

/**
 * One key for all messages of one INVITE transaction, whichever side they come from.
 *
 * <p>RFC 3261 17.2.3 matches a request by the branch, sent-by and method of its top Via; INVITE,
 * its
 * CANCEL and its ACK to a failure share branch and sent-by, so they share the key. The branch we
 * put
 * into our own Via is this key in hexadecimal, so a response carries it back. Being a keyed hash of
 * what the upstream element sent, it needs no memory: a gateway that has restarted, or a second one
 * with the same key, computes the same branch (RFC 3261 16.11) and recognises its own.
 */
public final class TransactionKeys {

    /** RFC 3261 8.1.1.7: a branch that begins so is unique to its transaction. */
    private static final byte[] MAGIC_COOKIE = Ascii.bytes("z9hG4bK");
    /**
     * How a branch of ours begins; the key in sixteen hexadecimal digits and the attempt follow.
     */
    private static final byte[] BRANCH_PREFIX = Ascii.bytes("z9hG4bKcg");
    static final int BRANCH_LENGTH = BRANCH_PREFIX.length + 16 + 1;

    /** Not ours; never the key of a transaction. */
    public static final long NO_KEY = 0;

    private static final byte BRANCH = 1;
    private static final byte OLD_STYLE = 2;
    private static final byte TO_TAG = 3;

    private final SipHash hash;

    public TransactionKeys(RouteKey key) {
        this.hash = key.newHash();
    }

    /** Key of the transaction that this request belongs to. */
    public long ofRequest(SipMessage request) {
        if (Ascii.startsWithIgnoreCase(request, Part.TOP_VIA_BRANCH, MAGIC_COOKIE)) {
            return byBranch(request, Part.TOP_VIA_BRANCH, Part.TOP_VIA_SENT_BY);
        }
        return oldStyle(request, Part.TOP_VIA_SENT_BY);
    }

    /**
     * Key named by our Via on top of a response, or {@link #NO_KEY} if we never put it there: the
     * key
     * must be that of the Via below.
     */
    public long ofResponse(SipMessage response) {
        long named = keyInBranch(response);
        if (named == NO_KEY || !response.has(Part.SECOND_VIA)) {
            return NO_KEY;
        }
        boolean cookie = Ascii.startsWithIgnoreCase(response, Part.SECOND_VIA_BRANCH, MAGIC_COOKIE);
        long expected = cookie
                ? byBranch(response, Part.SECOND_VIA_BRANCH, Part.SECOND_VIA_SENT_BY)
                : oldStyle(response, Part.SECOND_VIA_SENT_BY);
        return named == expected ? named : NO_KEY;
    }

    /** Serial attempts at one request; carriers beyond are not tried. */
    public static final int ATTEMPTS_MAX = 10;

    /** Writes the branch of our Via. */
    public static void writeBranch(ByteWriter out, long key, int attempt) {
        out.put(BRANCH_PREFIX).putHex(key).putDecimal(attempt);
    }

    /** Which attempt a response belongs to, whose top Via is ours. */
    public static int attemptOf(SipMessage response) {
        int digit = response.bytes()[response.end(Part.TOP_VIA_BRANCH) - 1] - '0';
        return digit >= 0 && digit < ATTEMPTS_MAX ? digit : 0;
    }

    private long byBranch(SipMessage message, Part branch, Part sentBy) {
        hash.begin(BRANCH);
        add(message, branch);
        add(message, sentBy);
        add(message, Part.CALL_ID);
        return keyOf(hash.add(message.cseqNumber()).finish());
    }

    /**
     * For elements of RFC 2543, whose branch identifies nothing: of what RFC 3261 17.2.3 compares
     * that which stands in the response as well, so that there too the key proves itself.
     */
    private long oldStyle(SipMessage message, Part sentBy) {
        hash.begin(OLD_STYLE);
        add(message, Part.FROM_TAG);
        add(message, Part.CALL_ID);
        add(message, sentBy);
        return keyOf(hash.add(message.cseqNumber()).finish());
    }

    /** What the CANCEL of one attempt is known by: its branch is the INVITE's. */
    public static long ofCancel(long key, int attempt) {
        return keyOf(key + 1 + attempt);
    }

    private void add(SipMessage message, Part part) {
        if (message.has(part)) {
            hash.add(message.bytes(), message.start(part), message.end(part));
        }
    }

    private static long keyOf(long hashed) {
        return hashed == NO_KEY ? 1 : hashed;
    }

    /**
     * Key named by our Via on the response to a request of our own, which has no Via below: of use
     * only together with a live transaction.
     */
    public long ofOwnRequest(SipMessage response) {
        return keyInBranch(response);
    }

    /**
     * Where the next branch of ours begins in {@code bytes[from, to)}, -1 if there is none; read it
     * by {@link #keyAt}.
     */
    public static int nextBranch(byte[] bytes, int from, int to) {
        for (int at = from; at + BRANCH_LENGTH <= to; at++) {
            if (Ascii.equalsIgnoreCase(bytes, at, at + BRANCH_PREFIX.length, BRANCH_PREFIX)) {
                return at;
            }
        }
        return -1;
    }

    public static long keyAt(byte[] bytes, int branch) {
        return Ascii.hex(bytes, branch + BRANCH_PREFIX.length, NO_KEY);
    }

    /** Reads the key out of a branch of ours on top of a response. */
    private static long keyInBranch(SipMessage response) {
        int start = response.start(Part.TOP_VIA_BRANCH);
        int length = response.end(Part.TOP_VIA_BRANCH) - start;
        if (length != BRANCH_LENGTH
                || !Ascii.startsWithIgnoreCase(response, Part.TOP_VIA_BRANCH, BRANCH_PREFIX)) {
            return NO_KEY;
        }
        return keyAt(response.bytes(), start);
    }

    /**
     * The To-tag of an answer we give statelessly (RFC 3261 8.2.7): the same for each
     * retransmission,
     * and recognisable in the ACK.
     */
    public long toTag(long key) {
        return hash.begin(TO_TAG).add(key).finish();
    }
}
