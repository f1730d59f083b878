package io.callgate.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A consumer of facts that throws: what is lost, what is told, and what goes on. */
class FailedRecordsTest {

    private static final int REPORTS = 3;

    private final Notices notices = new Notices();
    private final AtomicInteger readBehind = new AtomicInteger();
    private Supplier<Throwable> fault = () -> new NoClassDefFoundError("made up");
    private final Pipeline pipeline = new Pipeline(notices, InstantSource.system(), () -> { },
            this::fail, facts -> readBehind.incrementAndGet());

    @AfterEach
    void close() {
        pipeline.close();
    }

    private void fail(CallFacts facts) {
        Throwable thrown = fault.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    private void report(int times) {
        pipeline.start(null);
        for (int i = 0; i < times; i++) {
            pipeline.begin();
            pipeline.commit();
            pipeline.turnEnds();
        }
        Awaitility.await().until(() -> readBehind.get() == times);
    }

    @Test
    void anErrorIsToldUntilTheEndAndEndsNeitherTheThreadNorTheOtherConsumers() {
        assertThat(pipeline.recordsFailed()).isFalse();
        report(REPORTS);
        assertThat(pipeline.recordsFailed()).isTrue();
        assertThat(notices.count(Notice.RECORDS_FAILED)).isEqualTo(REPORTS);
        // A thread that had ended would have left the ring full.
        Awaitility.await().until(() -> pipeline.occupancy() == 0);
    }

    @Test
    void anExceptionCostsOneRecordOnly() {
        fault = () -> new IllegalStateException("made up");
        report(REPORTS);
        assertThat(pipeline.recordsFailed()).isFalse();
        assertThat(notices.count(Notice.CALL_PATH_FAULT)).isEqualTo(REPORTS);
    }
}
