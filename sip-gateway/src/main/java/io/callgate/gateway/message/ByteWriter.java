package io.callgate.gateway.message;

import java.nio.charset.StandardCharsets;

/** Writes a message byte by byte into a reused array. What does not fit is counted, not written. */
public final class ByteWriter {

    private byte[] target;
    private int length;

    public ByteWriter(int capacity) {
        target = new byte[capacity];
    }

    public ByteWriter clear() {
        length = 0;
        return this;
    }

    public byte[] bytes() {
        return target;
    }

    public int length() {
        return length;
    }

    /** Whether everything written so far fitted. */
    public boolean fits() {
        return length <= target.length;
    }

    public ByteWriter put(byte[] bytes, int from, int to) {
        int count = to - from;
        if (length + count <= target.length) {
            System.arraycopy(bytes, from, target, length, count);
        }
        length += count;
        return this;
    }

    public ByteWriter put(byte[] bytes) {
        return put(bytes, 0, bytes.length);
    }

    public ByteWriter put(char single) {
        if (length < target.length) {
            target[length] = (byte) single;
        }
        length++;
        return this;
    }

    /** A decimal without sign or leading zeros. */
    public ByteWriter putDecimal(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        int end = length + digits;
        if (end <= target.length) {
            long rest = value;
            for (int place = end - 1; place >= length; place--) {
                target[place] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        length = end;
        return this;
    }

    /** Text that is ASCII; for constants prefer the array form. */
    public ByteWriter put(String text) {
        return put(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
