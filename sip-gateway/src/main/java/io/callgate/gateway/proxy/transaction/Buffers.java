package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.message.SipMessage;
import java.util.ArrayDeque;

/**
 * Reused arrays for the messages that transactions keep, in three sizes. Bounded by what
 * transactions
 * hold: four for each. Loop thread only.
 */
public final class Buffers {

    static final byte[] NONE = new byte[0];

    private static final int[] SIZES = {1 << 10, 1 << 12, 2 * SipMessage.BYTES_MAX};

    private final ArrayDeque<byte[]>[] pools;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Buffers() {
        pools = new ArrayDeque[SIZES.length];
        for (int size = 0; size < SIZES.length; size++) {
            pools[size] = new ArrayDeque<>();
        }
    }

    /** A copy of {@code bytes[0, length)} in an array that may be longer. */
    private byte[] copyOf(byte[] bytes, int length) {
        int size = 0;
        while (SIZES[size] < length) {
            size++;
        }
        byte[] buffer = pools[size].isEmpty() ? new byte[SIZES[size]] : pools[size].pop();
        System.arraycopy(bytes, 0, buffer, 0, length);
        return buffer;
    }

    /** Keeps what the transaction sends downstream, in place of what it kept before. */
    void keepRequest(InviteTransaction invite, byte[] bytes, int length) {
        release(invite.request);
        invite.request = copyOf(bytes, length);
        invite.requestLength = length;
    }

    /** Keeps the INVITE as it came. */
    void keepOriginal(InviteTransaction invite, SipMessage message) {
        invite.original = copyOf(message.bytes(), message.length());
        invite.originalLength = message.length();
    }

    /** Keeps what the transaction sends upstream, in place of what it kept before. */
    void keepResponse(InviteTransaction invite, byte[] bytes, int length) {
        release(invite.response);
        invite.response = copyOf(bytes, length);
        invite.responseLength = length;
    }

    /** Keeps a failure that the caller may hear, in place of what was kept before. */
    void keepBest(InviteTransaction invite, byte[] bytes, int length) {
        release(invite.best);
        invite.best = copyOf(bytes, length);
        invite.bestLength = length;
    }

    /** The failure that was kept becomes the response. */
    void answerWithBest(InviteTransaction invite) {
        release(invite.response);
        invite.response = invite.best;
        invite.responseLength = invite.bestLength;
        invite.best = NONE;
    }

    void releaseRequest(InviteTransaction invite) {
        release(invite.request);
        invite.request = NONE;
        invite.requestLength = 0;
    }

    void releaseResponse(InviteTransaction invite) {
        release(invite.response);
        invite.response = NONE;
        invite.responseLength = 0;
    }

    void releaseAll(InviteTransaction invite) {
        releaseRequest(invite);
        releaseResponse(invite);
        release(invite.best);
        invite.best = NONE;
        release(invite.original);
        invite.original = NONE;
        invite.originalLength = 0;
    }

    /** Gives an array back; {@link #NONE} is ignored. */
    private void release(byte[] buffer) {
        for (int size = 0; size < SIZES.length; size++) {
            if (buffer.length == SIZES[size]) {
                pools[size].push(buffer);
            }
        }
    }
}
