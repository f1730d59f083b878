package io.callgate.gateway.proxy.route;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash fast on short input, so that a peer who
 * does not hold the key can neither forge our tags nor choose colliding keys. Not thread-safe.
 */
public final class SipHash {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long key0;
    private final long key1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long tail;
    private int tailBytes;
    private long length;

    SipHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /** Begins a new hash; the purpose keeps hashes of different use apart. */
    SipHash begin(byte purpose) {
        v0 = key0 ^ 0x736f6d6570736575L;
        v1 = key1 ^ 0x646f72616e646f6dL;
        v2 = key0 ^ 0x6c7967656e657261L;
        v3 = key1 ^ 0x7465646279746573L;
        tail = 0;
        tailBytes = 0;
        length = 0;
        return add(purpose);
    }

    SipHash add(byte single) {
        tail |= (single & 0xffL) << (8 * tailBytes);
        tailBytes++;
        length++;
        if (tailBytes == 8) {
            compress(tail);
            tail = 0;
            tailBytes = 0;
        }
        return this;
    }

    SipHash add(long value) {
        addWord(value);
        return this;
    }

    /** Adds the bytes and then their count, so that neighbouring fields cannot run together. */
    SipHash add(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            addWord((long) LONG.get(bytes, at));
        }
        for (; at < to; at++) {
            add(bytes[at]);
        }
        return add((byte) (to - from)).add((byte) (to - from >>> 8));
    }

    private void addWord(long word) {
        if (tailBytes == 0) {
            compress(word);
        } else {
            compress(tail | word << (8 * tailBytes));
            tail = word >>> (64 - 8 * tailBytes);
        }
        length += 8;
    }

    long finish() {
        compress(tail | length << 56);
        v2 ^= 0xff;
        round();
        round();
        round();
        round();
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private void compress(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private void round() {
        v0 += v1;
        v2 += v3;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 = Long.rotateLeft(v2, 32);
    }
}
