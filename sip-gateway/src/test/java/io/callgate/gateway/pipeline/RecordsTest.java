package io.callgate.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import io.callgate.gateway.notice.Notices;
import io.callgate.gateway.outer.Patience;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private final RingBuffer<Slot> ring = RingBuffer.createSingleProducer(
            Slot::new, Pipeline.SLOTS, new BlockingWaitStrategy());
    private final AtomicInteger read = new AtomicInteger();
    private final Records records = new Records(ring.newPoller(), TimeUnit.HOURS.toNanos(1),
            new Notices(), facts -> read.incrementAndGet());

    @AfterEach
    void close() {
        records.close();
    }

    private void publish(int messages) {
        for (int i = 0; i < messages; i++) {
            long claimed = ring.next();
            ring.publish(claimed);
            records.published(claimed);
        }
    }

    private void awaitRead(int messages) {
        await().atMost(Patience.MAX).until(read::get, seen -> seen == messages);
    }

    @Test
    void areReadBeforeTheirTimeWhenAQuarterOfTheRingHasGathered() {
        publish(1);
        records.start();
        awaitRead(1);
        publish(Records.GATHERED - 1);
        awaitRead(Records.GATHERED);
    }

    @Test
    void areReadToTheLastBeforeTheyEnd() {
        records.start();
        publish(3);
        records.close();
        assertThat(read).hasValue(3);
    }
}
