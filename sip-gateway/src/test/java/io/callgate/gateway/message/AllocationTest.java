package io.callgate.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.message.edit.Splice;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The scanner and the splice are on the path of every message: they make no garbage at all. */
class AllocationTest {

    private static final int ROUNDS_MAX = 200;

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final SipMessage message = new SipMessage();
    private final Splice splice = new Splice();
    private final byte[] target = new byte[2 * SipMessage.BYTES_MAX];
    private final byte[] line = Text.bytes("Via: SIP/2.0/UDP gate;branch=z9hG4bK-g\r\n");

    @Test
    void allocatesNothingToScanAndSpliceWhateverTheMessage() {
        long allocated = Long.MAX_VALUE;
        // The first rounds load classes, and the compiler may still do so later.
        for (int round = 0; round < ROUNDS_MAX && allocated > 0; round++) {
            allocated = ofOneRound();
        }
        assertThat(allocated).isZero();
    }

    private long ofOneRound() {
        long before = threads.getCurrentThreadAllocatedBytes();
        long overhead = threads.getCurrentThreadAllocatedBytes() - before;
        long from = threads.getCurrentThreadAllocatedBytes();
        scanAndSpliceAll();
        return threads.getCurrentThreadAllocatedBytes() - from - overhead;
    }

    private void scanAndSpliceAll() {
        for (int i = 0; i < Torture.ALL.size(); i++) {
            byte[] bytes = Torture.ALL.get(i).bytes();
            message.scan(bytes, bytes.length);
            splice.of(message);
            if (message.has(Part.TOP_VIA_CUT)) {
                splice.replace(message.start(Part.TOP_VIA_CUT), message.end(Part.TOP_VIA_CUT),
                        line, 0, line.length);
            }
            splice.writeTo(target);
        }
    }
}
