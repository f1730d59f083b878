package io.callgate.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class MeetingTest {

    /** Places of runs and their blocks, in order. */
    @Provide
    Arbitrary<List<Tuple2<Integer, Long>>> blocks() {
        return Arbitraries.integers().between(0, 3)
                .flatMap(run -> Arbitraries.longs().between(0, 20)
                        .map(block -> Tuple.of(run, block)))
                .list().uniqueElements().ofMaxSize(60)
                .map(all -> all.stream().sorted((a, b) -> a.get1().equals(b.get1())
                        ? Long.compare(a.get2(), b.get2())
                        : Integer.compare(a.get1(), b.get1())).toList());
    }

    @Property(tries = 300, seed = "20261122")
    void leavesEachBlockToOneReaderWhicheverIsFaster(
            @ForAll("blocks") List<Tuple2<Integer, Long>> blocks,
            @ForAll List<Boolean> turns) {
        Meeting meeting = new Meeting();
        List<Tuple2<Integer, Long>> taken = new ArrayList<>();
        int low = 0;
        int high = blocks.size() - 1;
        for (int turn = 0; low < blocks.size() && high >= 0; turn++) {
            boolean up = turns.isEmpty() || turns.get(turn % turns.size());
            Tuple2<Integer, Long> block = blocks.get(up ? low : high);
            if (!meeting.take(up, block.get1(), block.get2())) {
                break;
            }
            taken.add(block);
            low += up ? 1 : 0;
            high -= up ? 0 : 1;
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(blocks);
    }
}
