package io.callgate.store.index.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BlockTableTest {

    private static final long BLOCK_MAX = 99_999_999_999L;
    private static final long HIGHEST_ADDRESS = (1L << 47) - 1;
    private static final int SIZE_MAX = (1 << 16) - 1;

    @Property(seed = "20261122")
    void findsEachBlockThatWasPutAndNoOther(
            @ForAll Set<@LongRange(max = BLOCK_MAX) Long> blocks,
            @ForAll @LongRange(max = BLOCK_MAX) long other) {
        BlockTable table = new BlockTable(blocks.size());
        for (long block : blocks) {
            table.put(block, block + 1, (int) (block % 1_250));
        }

        assertThat(table.blocks()).isEqualTo(blocks.size());
        for (long block : blocks) {
            long found = table.find(block);
            assertThat(BlockTable.address(found)).isEqualTo(block + 1);
            assertThat(BlockTable.size(found)).isEqualTo((int) (block % 1_250));
        }
        assertThat(table.find(other) != BlockTable.NONE).isEqualTo(blocks.contains(other));
    }

    @Test
    void findsNeighboursAsANationalPlanHasThem() {
        BlockTable table = new BlockTable(30_000);
        for (long block = 3_310_000; block < 3_340_000; block++) {
            table.put(block, block, 1);
        }
        assertThat(table.find(3_309_999)).isEqualTo(BlockTable.NONE);
        assertThat(BlockTable.address(table.find(3_339_999))).isEqualTo(3_339_999);
        assertThat(table.find(3_340_000)).isEqualTo(BlockTable.NONE);
    }

    @Test
    void growsBeyondWhatWasExpected() {
        BlockTable table = new BlockTable(0);
        for (long block = 0; block < 1_000; block++) {
            table.put(block, HIGHEST_ADDRESS - block, SIZE_MAX);
        }
        assertThat(table.blocks()).isEqualTo(1_000);
        for (long block = 0; block < 1_000; block++) {
            assertThat(BlockTable.address(table.find(block))).isEqualTo(HIGHEST_ADDRESS - block);
            assertThat(BlockTable.size(table.find(block))).isEqualTo(SIZE_MAX);
        }
        assertThat(table.find(1_000)).isEqualTo(BlockTable.NONE);
    }

    @Test
    void tellsThatABlockHasMoved() {
        BlockTable table = new BlockTable(1);
        table.put(7, 100, 3);
        table.put(7, 0, 0);
        assertThat(table.blocks()).isEqualTo(1);
        assertThat(BlockTable.size(table.find(7))).isZero();
    }
}
