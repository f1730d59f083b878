package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.message.SipMessage;
import java.util.ArrayDeque;

/**
 * Reused arrays for the messages that transactions keep, in three sizes. Bounded by what
 * transactions
 * hold: two for each. Loop thread only.
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
    byte[] copyOf(byte[] bytes, int length) {
        int size = 0;
        while (SIZES[size] < length) {
            size++;
        }
        byte[] buffer = pools[size].isEmpty() ? new byte[SIZES[size]] : pools[size].pop();
        System.arraycopy(bytes, 0, buffer, 0, length);
        return buffer;
    }

    /** Gives an array back; {@link #NONE} is ignored. */
    void release(byte[] buffer) {
        for (int size = 0; size < SIZES.length; size++) {
            if (buffer.length == SIZES[size]) {
                pools[size].push(buffer);
            }
        }
    }
}
