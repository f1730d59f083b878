package io.callgate.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.outer.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are not read, until hardly a place is left for messages. */
class FullRingTest {

    @TempDir
    private Path store;
    private final CountDownLatch readAgain = new CountDownLatch(1);
    private CallPath path;
    private long calls;

    @BeforeEach
    void fillAllButWhatIsReserved() throws IOException {
        path = new CallPath(store, this::waitFirst);
        while (path.shed() == 0) {
            refused();
        }
        assertThat(calls - 1).isEqualTo(Pipeline.SLOTS - Pipeline.RESERVED);
    }

    @AfterEach
    void close() {
        readAgain.countDown();
        path.close();
    }

    private void waitFirst(CallFacts facts) {
        try {
            readAgain.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private PlacedCall refused() {
        calls++;
        PlacedCall call = new PlacedCall(calls, Numbers.LISTED);
        path.receive(path.pbx, call.invite());
        return call;
    }

    private boolean answersARefusedCall() {
        String before = path.pbx.last();
        refused();
        return !path.pbx.last().equals(before);
    }

    @Test
    void shedsNewCallsUntilTheyAreReadAgain() {
        assertThat(answersARefusedCall()).isFalse();
        assertThat(path.shed()).isEqualTo(2);
        readAgain.countDown();
        Awaitility.await().until(this::answersARefusedCall);
    }

    @Test
    void takesACallForHelpThroughToItsEnd() {
        PlacedCall help = new PlacedCall(0, "112");
        path.receive(path.pbx, help.invite());
        assertThat(path.carrier.last()).startsWith("INVITE sip:112@");
        path.receive(path.carrier, PlacedCall.answer(path.carrier.last(), "200 OK"));
        String answer = path.pbx.last();
        assertThat(answer).startsWith("SIP/2.0 200 ");
        path.receive(path.pbx, help.inside("ACK", 1, answer));
        assertThat(path.carrier.last()).startsWith("ACK ");
        assertThat(answersARefusedCall()).isFalse();
        path.receive(path.pbx, help.inside("BYE", 2, answer));
        assertThat(path.carrier.last()).startsWith("BYE ");
    }

    private void takeWhatIsReserved() {
        for (int call = 0; call < Pipeline.RESERVED; call++) {
            path.receive(path.pbx, new PlacedCall(-call, "112").invite());
        }
    }

    @Test
    void takesNothingOnceWhatIsReservedIsTakenToo() {
        takeWhatIsReserved();
        assertThat(path.hasRoom()).isFalse();
    }

    private boolean losesARecord() {
        path.tick();
        return path.timesRaised(Notice.EVIDENCE_LOST) > 0;
    }

    /** The carrier answers none of the calls for help, which end by a timer. */
    @Test
    void tellsOfRecordsOfEndsThatFindNoRoom() {
        takeWhatIsReserved();
        long shed = path.shed();
        Awaitility.await().until(this::losesARecord);
        assertThat(path.shed()).isEqualTo(shed);
    }
}
