package io.callgate.gateway.evidence;

import java.nio.ByteBuffer;

/**
 * Whole lines on their way to disk, in spans of one UTC day each. One thread at a time: the
 * recorder fills it, hands it over, the writer empties it.
 */
final class LineBuffer {

    /** 4 MiB hold 12,000 lines. When full: lines are dropped and counted. */
    static final int BYTES_MAX = 4 << 20;

    /** Midnight makes two; only a clock that jumps about makes more. When full: as above. */
    private static final int SPANS_MAX = 8;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES_MAX);
    private final long[] days = new long[SPANS_MAX];
    private final int[] ends = new int[SPANS_MAX];
    private final int[] lines = new int[SPANS_MAX];
    private int spans;
    private int spansWritten;

    /** False when there is no room for the line. */
    boolean append(byte[] line, int length, long epochDay) {
        boolean newSpan = spans == 0 || days[spans - 1] != epochDay;
        if (bytes.remaining() < length || newSpan && spans == SPANS_MAX) {
            return false;
        }
        if (newSpan) {
            days[spans] = epochDay;
            lines[spans++] = 0;
        }
        bytes.put(line, 0, length);
        ends[spans - 1] = bytes.position();
        lines[spans - 1]++;
        return true;
    }

    boolean isMoreThanHalfFull() {
        return bytes.position() > BYTES_MAX / 2;
    }

    boolean isWritten() {
        return spansWritten == spans;
    }

    /** Day of the span to write next. */
    long day() {
        return days[spansWritten];
    }

    /** Lines of the span to write next. */
    int lines() {
        return lines[spansWritten];
    }

    /** The bytes of the span to write next; the same again until it is marked as written. */
    ByteBuffer span() {
        int start = spansWritten == 0 ? 0 : ends[spansWritten - 1];
        return bytes.slice(start, ends[spansWritten] - start);
    }

    void spanWritten() {
        spansWritten++;
        if (isWritten()) {
            bytes.clear();
            spans = 0;
            spansWritten = 0;
        }
    }

    int linesNotWritten() {
        int sum = 0;
        for (int span = spansWritten; span < spans; span++) {
            sum += lines[span];
        }
        return sum;
    }
}
