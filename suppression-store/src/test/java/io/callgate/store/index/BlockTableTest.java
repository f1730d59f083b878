package io.callgate.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BlockTableTest {

    private static final long BLOCK_MAX = 99_999_999_999L;

    @Property
    void findsEachBlockThatWasAddedAndNoOther(
            @ForAll Set<@LongRange(max = BLOCK_MAX) Long> blocks,
            @ForAll @LongRange(max = BLOCK_MAX) long other) {
        BlockTable table = new BlockTable(blocks.size());
        for (long block : blocks) {
            table.add(block, block + 1, (int) (block % 1_250));
        }

        Set<Integer> places = new HashSet<>();
        for (long block : blocks) {
            int place = table.find(block);
            assertThat(table.address(place)).isEqualTo(block + 1);
            assertThat(table.length(place)).isEqualTo((int) (block % 1_250));
            places.add(place);
        }
        assertThat(places).hasSameSizeAs(blocks);
        assertThat(table.find(other) != BlockTable.NONE).isEqualTo(blocks.contains(other));
    }

    @Test
    void findsNeighboursAsANationalPlanHasThem() {
        BlockTable table = new BlockTable(30_000);
        for (long block = 3_310_000; block < 3_340_000; block++) {
            table.add(block, block, 1);
        }
        assertThat(table.find(3_309_999)).isEqualTo(BlockTable.NONE);
        assertThat(table.address(table.find(3_339_999))).isEqualTo(3_339_999);
        assertThat(table.find(3_340_000)).isEqualTo(BlockTable.NONE);
    }

    @Test
    void takesNoMoreThanItHasPlacesFor() {
        BlockTable table = new BlockTable(2);
        table.add(1, 1, 1);
        table.add(2, 2, 2);
        assertThatThrownBy(() -> table.add(3, 3, 3)).isInstanceOf(IllegalStateException.class);
    }
}
