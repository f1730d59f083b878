package io.callgate.cli.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LadderTest {

    @Test
    void drawsMessagesInOrderOfTimeBetweenTheirParties() {
        Ladder ladder = new Ladder("PBX", "Callgate", "carrier")
                .add(3_000_000, 2, 1, "200 OK")
                .add(1_000_000, 0, 1, "INVITE")
                .add(2_500_000, 1, 2, "INVITE");

        assertThat(ladder.lines()).containsExactly(
                "   PBX                          Callgate                         carrier",
                "    |----------- INVITE ----------->|                               |    0.0 ms",
                "    |                               |----------- INVITE ----------->|    1.5 ms",
                "    |                               |<----------- 200 OK -----------|    2.0 ms");
    }

    @Test
    void cutsALabelThatWouldNotFitItsLane() {
        String line = new Ladder("a", "b").add(0, 0, 1, "4".repeat(80)).lines().get(1);

        assertThat(line).hasSizeLessThan(50).contains("4".repeat(20));
    }
}
