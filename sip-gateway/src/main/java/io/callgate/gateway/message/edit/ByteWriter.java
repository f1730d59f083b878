package io.callgate.gateway.message.edit;

/** Writes a message byte by byte into a reused array. What does not fit is counted, not written. */
public final class ByteWriter {

    private final byte[] target;
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

    /** ASCII text; allocates nothing. */
    public ByteWriter put(String text) {
        for (int at = 0; at < text.length(); at++) {
            put(text.charAt(at));
        }
        return this;
    }

    /** Sixteen lower-case hexadecimal digits. */
    public ByteWriter putHex(long value) {
        return putHexFrom(60, value);
    }

    /** Eight lower-case hexadecimal digits. */
    public ByteWriter putHex8(int value) {
        return putHexFrom(28, value);
    }

    private ByteWriter putHexFrom(int highestShift, long value) {
        for (int shift = highestShift; shift >= 0; shift -= 4) {
            put(Character.forDigit((int) (value >>> shift) & 15, 16));
        }
        return this;
    }
}
