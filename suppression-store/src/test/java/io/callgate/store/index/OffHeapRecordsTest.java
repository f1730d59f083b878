package io.callgate.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffHeapRecordsTest {

    private static final long ALICE = 33_612_345_678L;
    private static final long BLOCK = 10_000;
    private static final long LATE = 4_000_000_000L;
    private static final int CHANGES = 100_000;

    private final OffHeapRecords records = new OffHeapRecords(0, 0);

    /** Alice's place moves with every neighbour that comes or goes. */
    @Test
    void areFoundWhileTheirContainerIsWritten() throws InterruptedException {
        put(ALICE);
        Thread writer = new Thread(() -> {
            for (int change = 0; change < CHANGES; change++) {
                long neighbour = ALICE - 1 - change % 40;
                if (change / 40 % 2 == 0) {
                    put(neighbour);
                } else {
                    records.remove(RecordKind.OPT_OUT, 0, neighbour);
                }
            }
        });
        writer.start();
        long missed = 0;
        while (writer.isAlive()) {
            missed += find(ALICE) == ALICE ? 0 : 1;
            missed += find(ALICE + 1) == 0 ? 0 : 1;
        }
        writer.join();
        assertThat(missed).isZero();
        records.close();
    }

    @Test
    void areGoneWithTheLastOfTheirBlock() {
        put(ALICE);
        put(ALICE + BLOCK);
        records.remove(RecordKind.OPT_OUT, 0, ALICE);
        records.remove(RecordKind.OPT_OUT, 0, ALICE - BLOCK);
        assertThat(find(ALICE)).isZero();
        assertThat(find(ALICE + BLOCK)).isEqualTo(ALICE + BLOCK);
        assertThat(records.blocks()).isOne();

        put(ALICE);
        assertThat(find(ALICE)).isEqualTo(ALICE);
        records.close();
    }

    private long find(long number) {
        return records.find(RecordKind.OPT_OUT, 0, number, LATE - 1);
    }

    private void put(long number) {
        records.put(RecordKind.OPT_OUT, 0, number, new Records.Held(number, 0, LATE));
    }
}
