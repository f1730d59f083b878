package io.callgate.store.index.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.register.Coverage;
import io.callgate.store.register.ListKind;
import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.Snapshot;
import io.callgate.store.snapshot.SnapshotBuilder;

class OffHeapAnswersTest {

    private static final long LOWEST = 33_600_000_000L;
    private static final int NUMBERS = 50_000;
    private static final int DAYS = 40;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @TempDir
    private Path directory;

    /** Five full blocks, each with answers of all days. */
    @Test
    void answerAsTheFilesOfManyDaysDid() throws IOException {
        Random random = new Random(5);
        Map<Long, Long> expected = new HashMap<>();
        Path file = null;
        for (int day = 0; day < DAYS; day++) {
            file = fileOf(file, FIRST.plusDays(day), random, expected);
        }
        try (Snapshot snapshot = Snapshot.open(file)) {
            OffHeapAnswers answers = OffHeapAnswers.load(manifest(snapshot), snapshot);
            for (long number = LOWEST - 10_000; number < LOWEST + NUMBERS + 10_000; number++) {
                assertThat(answers.answer(number)).isEqualTo(
                        expected.getOrDefault(number, Answer.NOT_COVERED));
            }
            answers.close();
        }
    }

    private Path fileOf(Path before, LocalDate day, Random random, Map<Long, Long> expected)
            throws IOException {
        try (SnapshotBuilder builder = new SnapshotBuilder(directory)) {
            Map<Long, Long> today = new HashMap<>();
            for (int i = 0; i < NUMBERS / 4; i++) {
                long number = LOWEST + random.nextInt(NUMBERS);
                today.putIfAbsent(number, Answer.of(random.nextBoolean(), day.toEpochDay()));
            }
            for (Map.Entry<Long, Long> answer : today.entrySet()) {
                if (Answer.isListed(answer.getValue())) {
                    builder.add(answer.getKey());
                } else {
                    builder.addClean(answer.getKey());
                }
            }
            expected.putAll(today);
            List<Snapshot> base = before == null ? List.of() : List.of(Snapshot.open(before));
            Path published = builder.publish(builder.buildAnswers(base, day.toEpochDay()));
            for (Snapshot snapshot : base) {
                snapshot.close();
            }
            return published;
        }
    }

    private static ListManifest manifest(Snapshot snapshot) {
        return new ListManifest("scrub", 1, ListKind.VERDICT_CACHE,
                new ListManifest.Content(snapshot.sha256(), snapshot.numbers(),
                        Coverage.EVERYWHERE),
                new ListManifest.Source("f", "", FIRST.plusDays(DAYS), "add", 0, 0));
    }
}
