package io.callgate.store.index.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.snapshot.BlockSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.openhft.chronicle.bytes.BytesStore;
import org.junit.jupiter.api.Test;

class ContainerTest {

    private static final int SUFFIX_MAX = BlockSet.SUFFIXES - 1;

    @Property(seed = "20261122")
    void findsEachSuffixAtItsPlaceAndNoOther(
            @ForAll @Size(max = BlockSet.BITMAP_FROM)
                    Set<@IntRange(max = SUFFIX_MAX) Integer> suffixes,
            @ForAll @IntRange(max = SUFFIX_MAX) int other) {
        assertThat(findsAll(new TreeSet<>(suffixes), other)).isTrue();
    }

    /** Where a search that trusts in even spreading begins furthest from the mark. */
    @Test
    void findsSuffixesThatLieAtOneEnd() {
        SortedSet<Integer> lowest = new TreeSet<>();
        SortedSet<Integer> highest = new TreeSet<>();
        for (int i = 0; i < BlockSet.BITMAP_FROM - 1; i++) {
            lowest.add(i);
            highest.add(SUFFIX_MAX - i);
        }
        lowest.add(SUFFIX_MAX);
        highest.add(0);
        for (int other = 0; other <= SUFFIX_MAX; other++) {
            assertThat(findsAll(lowest, other)).isTrue();
            assertThat(findsAll(highest, other)).isTrue();
        }
    }

    private static boolean findsAll(SortedSet<Integer> suffixes, int other) {
        BytesStore<?, ?> memory = BytesStore.nativeStoreWithFixedCapacity(
                Math.max(1, suffixes.size()) * (long) Character.BYTES);
        int place = 0;
        for (int suffix : suffixes) {
            memory.writeShort(place++ * (long) Character.BYTES, (short) suffix);
        }
        long address = memory.addressForRead(0);
        boolean right = Container.find(address, suffixes.size(), other)
                == (suffixes.contains(other) ? suffixes.headSet(other).size() : -1);
        place = 0;
        for (int suffix : suffixes) {
            right &= Container.find(address, suffixes.size(), suffix) == place++;
        }
        memory.releaseLast();
        return right;
    }
}
