package io.callgate.gateway.transport.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.SelectStrategy;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A loop to which few messages come answers at once; one to which many come lets them gather. */
class ModerationTest {

    private static final int LOOKED = 7;

    private long nowNanos;
    private int pauses;
    private final Moderation moderation = new Moderation(() -> nowNanos, nanos -> pauses++);

    /** Turns of so many messages for a second, evenly. */
    private void second(int turns, int messagesEach) throws Exception {
        pauses = 0;
        for (int turn = 0; turn < turns; turn++) {
            nowNanos += TimeUnit.SECONDS.toNanos(1) / turns;
            for (int message = 0; message < messagesEach; message++) {
                moderation.message();
            }
            assertThat(moderation.calculateStrategy(() -> LOOKED, false))
                    .isEqualTo(SelectStrategy.SELECT);
        }
    }

    @Test
    void fewMessagesAreAnsweredAtOnce() throws Exception {
        second(4_900, 1);
        assertThat(pauses).isZero();
    }

    @Test
    void manyMessagesGatherFromTheSecondWindowOn() throws Exception {
        second(6_000, 1);
        int turnsOfOneWindow = 600;
        assertThat(pauses).isBetween(6_000 - 2 * turnsOfOneWindow, 6_000);
    }

    @Test
    void aTurnThatBroughtEnoughIsFollowedAtOnce() throws Exception {
        second(2_000, Moderation.ENOUGH_MESSAGES);
        assertThat(pauses).isZero();
    }

    /** 500 calls a second that connect, and a loop that was away for 20 ms. */
    @Test
    void whatGatheredWhileTheLoopWasHeldUpIsNoRate() throws Exception {
        second(3_000, 1);
        for (int message = 0; message < 60; message++) {
            moderation.message();
        }
        nowNanos += TimeUnit.MILLISECONDS.toNanos(20);
        moderation.calculateStrategy(() -> LOOKED, false);
        second(3_000, 1);
        assertThat(pauses).isZero();
    }

    @Test
    void oneBurstInAQuietHourDelaysNothing() throws Exception {
        second(100, 1);
        for (int message = 0; message < Moderation.BUSY_MESSAGES * 10; message++) {
            moderation.message();
        }
        nowNanos += TimeUnit.SECONDS.toNanos(3_600);
        moderation.calculateStrategy(() -> LOOKED, false);
        assertThat(pauses).isZero();
    }

    @Test
    void whatWaitsForTheLoopIsNotDelayed() throws Exception {
        second(6_000, 1);
        pauses = 0;
        moderation.message();
        assertThat(moderation.calculateStrategy(() -> LOOKED, true)).isEqualTo(LOOKED);
        assertThat(pauses).isZero();
    }
}
