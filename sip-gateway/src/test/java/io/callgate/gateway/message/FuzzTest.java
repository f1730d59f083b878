package io.callgate.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.callgate.gateway.message.edit.Splice;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class FuzzTest {

    private static final String SEED = "3261";
    private static final Part[] PARTS = Part.values();

    private final SipMessage message = new SipMessage();

    @Property(tries = 5000, seed = SEED)
    void neverThrowsAndNeverPointsOutsideWhateverTheBytes(
            @ForAll @Size(max = 400) byte[] bytes) {
        scanAndCheck(bytes, bytes.length);
    }

    @Property(tries = 10_000, seed = SEED)
    void neverThrowsAndNeverPointsOutsideWhateverBecomesOfAMessage(
            @ForAll("mutated") byte[] bytes) {
        scanAndCheck(bytes, bytes.length);
    }

    @Property(tries = 2000, seed = SEED)
    void neverReadsBehindTheLengthItWasGiven(@ForAll("mutated") byte[] bytes, @ForAll byte behind) {
        byte[] larger = Arrays.copyOf(bytes, bytes.length + 64);
        Fault alone = new SipMessage().scan(bytes, bytes.length);
        Arrays.fill(larger, bytes.length, larger.length, behind);
        assertThat(message.scan(larger, bytes.length)).isEqualTo(alone);
    }

    @Property(tries = 2000, seed = SEED)
    void findsTheSameInAUsedScannerAsInANewOne(
            @ForAll("mutated") byte[] before, @ForAll("mutated") byte[] bytes) {
        message.scan(before, before.length);
        SipMessage fresh = new SipMessage();
        assertThat(message.scan(bytes, bytes.length)).isEqualTo(fresh.scan(bytes, bytes.length));
        assertThat(everything(message)).isEqualTo(everything(fresh));
    }

    @Property(tries = 2000, seed = SEED)
    void cutsTheTopViaOfWhateverItAcceptsAndLeavesTheSecondOnTop(
            @ForAll("mutated") byte[] bytes) {
        if (message.scan(bytes, bytes.length) != Fault.NONE || !message.has(Part.SECOND_VIA)) {
            return;
        }
        byte[] target = new byte[bytes.length];
        int length = new Splice().of(message)
                .cut(message.start(Part.TOP_VIA_CUT), message.end(Part.TOP_VIA_CUT))
                .writeTo(target);
        SipMessage cut = new SipMessage();
        // A third Via is only looked at when it becomes the second.
        assertThat(cut.scan(target, length)).isIn(Fault.NONE, Fault.MALFORMED_VIA);
        assertThat(cut.text(Part.TOP_VIA)).isEqualTo(message.text(Part.SECOND_VIA));
    }

    private void scanAndCheck(byte[] bytes, int length) {
        Fault fault = message.scan(bytes, length);
        assertThat(message.length()).isBetween(0, length);
        assertThat(message.beginning()).isBetween(0, message.length());
        for (Part part : PARTS) {
            if (!isInside(message.start(part), message.end(part), length)) {
                fail(part + " points outside");
            }
        }
        for (int line = 0; line < message.headerCount(); line++) {
            assertThat(isInside(message.headerStart(line), message.headerEnd(line), length))
                    .isTrue();
        }
        if (fault.status() != 0) {
            assertThat(message.has(Part.TOP_VIA)).as("somewhere to answer to").isTrue();
        }
        if (fault == Fault.NONE) {
            for (Part part : List.of(Part.TOP_VIA, Part.TOP_VIA_CUT, Part.TOP_VIA_SENT_BY,
                    Part.FROM, Part.TO, Part.CALL_ID, Part.CSEQ_METHOD, Part.BODY)) {
                assertThat(message.has(part)).as(part.name()).isTrue();
            }
        }
    }

    private static boolean isInside(int start, int end, int length) {
        return start == -1 && end == -1 || start >= 0 && start <= end && end <= length;
    }

    private static String everything(SipMessage message) {
        StringBuilder text = new StringBuilder();
        for (Part part : Part.values()) {
            text.append(part).append(message.start(part)).append('-').append(message.end(part));
        }
        return text.append(message.isRequest()).append(message.method()).append(message.status())
                .append(message.cseqNumber()).append(message.cseqMethod())
                .append(message.maxForwards()).append(message.viaCount())
                .append(message.uriScheme()).append(message.uriPort())
                .append(message.topViaPort()).append(message.secondViaPort())
                .append(message.headerCount()).append(message.length()).toString();
    }

    @Provide
    Arbitrary<byte[]> mutated() {
        return Mutations.ofTortures();
    }
}
