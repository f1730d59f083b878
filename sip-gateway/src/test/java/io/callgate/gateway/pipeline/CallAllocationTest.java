package io.callgate.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a call costs in garbage, from the bytes that arrived to the bytes that leave. */
class CallAllocationTest {

    /** Fewer than fill the ring, so that the records can be waited for between lots. */
    private static final int LOT = 200;
    private static final int LOTS_MAX = 60;
    private static final int ADMITTED_BYTES_MAX = 200;
    /** Three re-INVITEs more; 280 before the code is compiled well, 190 then. */
    private static final int RE_INVITED_BYTES_MAX = 500;

    @TempDir
    private Path store;
    private CallPath path;
    private long calls;

    @BeforeEach
    void connect() throws IOException {
        path = new CallPath(store);
    }

    @AfterEach
    void close() {
        path.close();
    }

    @Test
    void allocatesNothingToRefuseACallAndToAbsorbItsAck() {
        assertThat(bytesOf(Numbers.LISTED, this::refused, 0)).isZero();
    }

    @Test
    void allocatesNextToNothingToSeeAnAdmittedCallThrough() {
        long bytesMax = (long) ADMITTED_BYTES_MAX * LOT;
        assertThat(bytesOf(Numbers.CLEAN, this::admitted, bytesMax))
                .isLessThanOrEqualTo(bytesMax);
    }

    @Test
    void allocatesNextToNothingForAReInviteToANameOrToTheCalledNumber() {
        long bytesMax = (long) RE_INVITED_BYTES_MAX * LOT;
        assertThat(bytesOf(Numbers.CLEAN, this::reInvited, bytesMax))
                .isLessThanOrEqualTo(bytesMax);
    }

    /**
     * Of the leanest lot: what calls cost, each lot costs; what happens once, such as a class that
     * is loaded late, one lot does, and when the code is compiled, the machine decides. Ends at the
     * first lot that cost no more than enough.
     */
    private long bytesOf(String number, Consumer<PlacedCall> seenThrough, long enough) {
        long least = Long.MAX_VALUE;
        for (int lot = 0; lot < LOTS_MAX && least > enough; lot++) {
            path.takeAllocatedBytes();
            place(number, seenThrough);
            least = Math.min(least, path.takeAllocatedBytes());
        }
        return least;
    }

    private void place(String number, Consumer<PlacedCall> seenThrough) {
        for (int i = 0; i < LOT; i++) {
            calls++;
            seenThrough.accept(new PlacedCall(calls, number));
        }
        path.settle();
    }

    private void refused(PlacedCall call) {
        path.receive(path.pbx, call.invite());
        assertThat(path.pbx.last()).startsWith("SIP/2.0 603 ");
        path.receive(path.pbx, call.ackTo(path.pbx.last()));
    }

    private void reInvited(PlacedCall call) {
        String answer = answered(call);
        int cseq = 2;
        for (String user : List.of("gw", Numbers.CLEAN, Numbers.CLEAN.substring(1))) {
            path.receive(path.pbx, call.inside("INVITE", cseq, answer)
                    .replace("INVITE sip:gw@", "INVITE sip:" + user + "@")
                    .replaceFirst("(branch=[^\r]*)", "$1" + cseq));
            assertThat(path.carrier.last()).startsWith("INVITE sip:" + user + "@");
            path.receive(path.carrier, PlacedCall.answer(path.carrier.last(), "200 OK"));
            path.receive(path.pbx, call.inside("ACK", cseq, answer));
            cseq++;
        }
        path.receive(path.pbx, call.inside("BYE", cseq, answer));
        assertThat(path.carrier.last()).startsWith("BYE ");
    }

    private void admitted(PlacedCall call) {
        String answer = answered(call);
        path.receive(path.pbx, call.inside("BYE", 2, answer));
        path.receive(path.carrier, PlacedCall.answer(path.carrier.last(), "200 OK"));
        assertThat(path.pbx.last()).contains("CSeq: 2 BYE");
    }

    private String answered(PlacedCall call) {
        path.receive(path.pbx, call.invite());
        String invite = path.carrier.last();
        assertThat(invite).startsWith("INVITE ");
        path.receive(path.carrier, PlacedCall.answer(invite, "180 Ringing"));
        path.receive(path.carrier, PlacedCall.answer(invite, "200 OK"));
        String answer = path.pbx.last();
        assertThat(answer).startsWith("SIP/2.0 200 ");
        path.receive(path.pbx, call.inside("ACK", 1, answer));
        assertThat(path.carrier.last()).startsWith("ACK ");
        return answer;
    }
}
