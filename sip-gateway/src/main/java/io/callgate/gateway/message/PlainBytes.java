package io.callgate.gateway.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Skips visible ASCII and spaces eight bytes at a time: nearly all of a head. One byte at a time,
 * lines take twice as long to find and the whole scan an eighth longer (MessageBenchmark.scan).
 */
final class PlainBytes {

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * EACH;
    private static final long SPACES = ' ' * EACH;
    private static final byte DELETE = 0x7F;
    private static final long DELETES = DELETE * EACH;

    private PlainBytes() {
    }

    /** First byte at or after {@code from} that is a control or above ASCII, else {@code to}. */
    static int skip(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long special = special((long) WORDS.get(bytes, at));
            if (special != 0) {
                return at + (Long.numberOfTrailingZeros(special) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= ' ' && bytes[at] != DELETE) {
            at++;
        }
        return at;
    }

    /**
     * The high bit of each byte that is not plain. A borrow may set it in bytes above such a one,
     * never below: the lowest bit set is exact.
     */
    private static long special(long word) {
        long belowSpace = word - SPACES;
        long difference = word ^ DELETES;
        long isDelete = difference - EACH & ~difference;
        return (belowSpace | isDelete | word) & HIGH_BITS;
    }
}
