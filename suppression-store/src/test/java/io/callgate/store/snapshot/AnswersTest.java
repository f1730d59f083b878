package io.callgate.store.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;

import io.callgate.store.FolderOfProperty;

class AnswersTest extends FolderOfProperty {

    private static final long FIRST_DAY = 20_000;

    /** Files of answers: days since the file before, listed numbers, clean numbers. */
    @Provide
    Arbitrary<List<Tuple3<Integer, List<Long>, List<Long>>>> files() {
        Arbitrary<List<Long>> numbers = Arbitraries.oneOf(
                Arbitraries.longs().between(33_610_000_000L, 33_610_020_999L),
                Arbitraries.longs().between(1, 999_999_999_999_999L),
                Arbitraries.longs().between(999_999_999_990_000L, 999_999_999_999_999L))
                .list().ofMaxSize(1_500);
        return Arbitraries.integers().between(0, 300).flatMap(days -> numbers.flatMap(listed ->
                numbers.map(clean -> Tuple.of(days, listed, clean)))).list().ofSize(4);
    }

    @Property(tries = 40, seed = "20261122")
    void holdEachNumbersLastAnswerAndItsDay(
            @ForAll("files") List<Tuple3<Integer, List<Long>, List<Long>>> files)
            throws IOException {
        Map<Long, Long> expected = new TreeMap<>();
        List<Path> published = List.of();
        long day = FIRST_DAY;
        for (Tuple3<Integer, List<Long>, List<Long>> file : files) {
            // Up to 2,700 days from the first file to the last: more than are told apart.
            day += 3L * file.get1();
            for (long number : file.get3()) {
                expected.put(number, day << 1);
            }
            for (long number : file.get2()) {
                expected.put(number, day << 1 | 1);
            }
            published = List.of(merged(published, file, day));
        }
        long oldest = day - Answers.DAYS_MAX + 1;
        expected.values().removeIf(answer -> answer >> 1 < oldest);
        assertHolds(published.get(0), expected);
    }

    /** All in one build, last file first: what a number keeps does not depend on the order. */
    @Property(tries = 20, seed = "20261122")
    void holdEachNumbersLastAnswerWhenEachSaysItsDay(
            @ForAll("files") List<Tuple3<Integer, List<Long>, List<Long>>> files)
            throws IOException {
        Map<Long, Long> expected = new TreeMap<>();
        Path published;
        try (SnapshotBuilder builder = new SnapshotBuilder(directory, 20_000, 1_000)) {
            int daysBefore = 0;
            for (Tuple3<Integer, List<Long>, List<Long>> file : files) {
                for (long number : file.get2()) {
                    builder.addAnswer(number, true, daysBefore);
                    expected.merge(number, FIRST_DAY - daysBefore << 1 | 1, Math::max);
                }
                for (long number : file.get3()) {
                    builder.addAnswer(number, false, daysBefore);
                    expected.merge(number, FIRST_DAY - daysBefore << 1, Math::max);
                }
                daysBefore += file.get1();
            }
            published = builder.publish(builder.buildAnswers(List.of(), FIRST_DAY));
        }
        assertHolds(published, expected);
    }

    private Path merged(List<Path> before, Tuple3<Integer, List<Long>, List<Long>> file, long day)
            throws IOException {
        try (SnapshotBuilder builder = new SnapshotBuilder(directory, 1_000, 1_000)) {
            List<Snapshot> base = before.isEmpty() ? List.of()
                    : List.of(Snapshot.open(before.get(0)));
            for (long number : file.get2()) {
                builder.add(number);
            }
            for (long number : file.get3()) {
                builder.addClean(number);
            }
            Path published = builder.publish(builder.buildAnswers(base, day));
            for (Snapshot snapshot : base) {
                snapshot.close();
            }
            return published;
        }
    }

    private static void assertHolds(Path file, Map<Long, Long> expected) throws IOException {
        try (Snapshot snapshot = Snapshot.open(file)) {
            assertThat(snapshot.numbers()).isEqualTo(expected.size());
            for (Map.Entry<Long, Long> answer : expected.entrySet()) {
                long key = snapshot.answerTo(answer.getKey());
                assertThat(snapshot.checkedFrom() + Answers.dayOf(key))
                        .isEqualTo(answer.getValue() >> 1);
                assertThat(Answers.isListed(key)).isEqualTo((answer.getValue() & 1) != 0);
            }
            assertThat(SnapshotTest.numbersOf(snapshot.held()))
                    .containsExactlyElementsOf(expected.keySet());
            assertThat(SnapshotTest.numbersOf(snapshot.listed())).containsExactlyElementsOf(
                    expected.keySet().stream().filter(number ->
                            (expected.get(number) & 1) != 0).toList());
        }
    }
}
