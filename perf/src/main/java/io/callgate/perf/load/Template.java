package io.callgate.perf.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message with places for what differs from call to call: {@code {call}}, {@code {number}},
 * {@code {tag}} and {@code {routes}}. Written by copying, so that the generator costs little.
 */
final class Template {

    private static final List<String> PLACES = List.of("{call}", "{number}", "{tag}", "{routes}");
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int CALL_DIGITS = 16;

    /** What stands between the places: one more than there are places. */
    private final byte[][] texts;
    private final int[] places;
    private final byte[] decimal = new byte[20];

    private Template(List<byte[]> texts, List<Integer> places) {
        this.texts = texts.toArray(byte[][]::new);
        this.places = places.stream().mapToInt(place -> place).toArray();
    }

    /** @param text with lines that end in a line feed only; a body counts no further places */
    static Template of(String text) {
        String rest = text.replace("\n", "\r\n");
        List<byte[]> texts = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int next = nextPlace(rest);
        while (next >= 0) {
            int at = rest.indexOf(PLACES.get(next));
            texts.add(ascii(rest.substring(0, at)));
            places.add(next);
            rest = rest.substring(at + PLACES.get(next).length());
            next = nextPlace(rest);
        }
        texts.add(ascii(rest));
        return new Template(texts, places);
    }

    /** The kind of the place that comes first; -1 if there is none. */
    private static int nextPlace(String text) {
        int first = -1;
        for (int place = 0; place < PLACES.size(); place++) {
            int at = text.indexOf(PLACES.get(place));
            if (at >= 0 && (first < 0 || at < text.indexOf(PLACES.get(first)))) {
                first = place;
            }
        }
        return first;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Writes the message of one call.
     *
     * @param answer where the peer's tag and its Record-Routes stand; not read by an INVITE
     */
    void write(ByteBuf out, long call, long number, Answered answer) {
        out.writeBytes(texts[0]);
        for (int i = 0; i < places.length; i++) {
            switch (places[i]) {
                case 0 -> writeCall(out, call);
                case 1 -> writeNumber(out, number);
                case 2 -> out.writeBytes(answer.tag, 0, answer.tagLength);
                default -> out.writeBytes(answer.routes, 0, answer.routesLength);
            }
            out.writeBytes(texts[i + 1]);
        }
    }

    private static void writeCall(ByteBuf out, long call) {
        for (int shift = (CALL_DIGITS - 1) * 4; shift >= 0; shift -= 4) {
            out.writeByte(DIGITS[(int) (call >>> shift) & 15]);
        }
    }

    private void writeNumber(ByteBuf out, long number) {
        int at = decimal.length;
        for (long rest = number; rest > 0; rest /= 10) {
            at--;
            decimal[at] = DIGITS[(int) (rest % 10)];
        }
        out.writeBytes(decimal, at, decimal.length - at);
    }
}
