package io.callgate.perf.micro;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message whose calls differ in sixteen hexadecimal digits, written anew for each call in place;
 * and the bytes that later messages of a call repeat from one that the gateway sent.
 */
final class CallText {

    static final String CALL = "00000000000ca11a";

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    final byte[] bytes;
    private final int[] places;

    CallText(String text) {
        String wire = text.replace("\r\n", "\n").replace("\n", "\r\n");
        bytes = wire.getBytes(StandardCharsets.US_ASCII);
        List<Integer> found = new ArrayList<>();
        for (int at = wire.indexOf(CALL); at >= 0; at = wire.indexOf(CALL, at + 1)) {
            found.add(at);
        }
        places = found.stream().mapToInt(place -> place).toArray();
    }

    /** Writes the call's digits; returns the length of the message. */
    int write(long call) {
        for (int place : places) {
            for (int digit = 0; digit < CALL.length(); digit++) {
                bytes[place + digit] = HEX[(int) (call >>> 4 * (CALL.length() - 1 - digit)) & 15];
            }
        }
        return bytes.length;
    }

    /** First place of the text, which is there. */
    int find(String text) {
        return find(bytes, bytes.length, text);
    }

    static int find(byte[] bytes, int length, String text) {
        for (int at = 0; at < length - text.length(); at++) {
            int same = 0;
            while (same < text.length() && bytes[at + same] == text.charAt(same)) {
                same++;
            }
            if (same == text.length()) {
                return at;
            }
        }
        throw new IllegalStateException("no " + text + " in "
                + new String(bytes, 0, length, StandardCharsets.US_ASCII));
    }

    /** Copies bytes of the same meaning from another message. */
    void repeat(byte[] from, int start, int at, int length) {
        System.arraycopy(from, start, bytes, at, length);
    }
}
