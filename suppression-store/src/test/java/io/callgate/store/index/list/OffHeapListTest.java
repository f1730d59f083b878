package io.callgate.store.index.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.Allocation;
import io.callgate.store.register.Coverage;
import io.callgate.store.register.ListKind;
import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.SnapshotBuilder;

class OffHeapListTest {

    private static final int NUMBERS = 50_000;
    private static final long LOWEST = 33_600_000_000L;

    @TempDir
    private Path directory;

    @Test
    void answersAsTheSetItWasBuiltFrom() throws IOException {
        Random random = new Random(7);
        Set<Long> numbers = new HashSet<>();
        while (numbers.size() < NUMBERS) {
            // From 1 number a block to all 10,000 of it.
            long block = random.nextInt(20);
            numbers.add(LOWEST + block * 10_000 + random.nextInt(1 + (int) (block * block * 25)));
            numbers.add(LOWEST + 1_000_000 + random.nextInt(1_000_000_000));
        }
        OffHeapList list = listOf(numbers);
        for (long number = LOWEST; number < LOWEST + 300_000; number++) {
            assertThat(list.contains(number)).isEqualTo(numbers.contains(number));
        }
        assertThat(numbers).allMatch(list::contains);
        list.close();
    }

    @Test
    void allocatesNothingWhenAsked() throws IOException {
        OffHeapList list = listOf(Set.of(LOWEST, LOWEST + 7, LOWEST + 20_000));
        assertThat(Allocation.ofRepeated(() -> ask(list))).isZero();
        list.close();
    }

    private static void ask(OffHeapList list) {
        for (int i = 0; i < 100_000; i++) {
            list.contains(LOWEST + i);
        }
    }

    private OffHeapList listOf(Set<Long> numbers) throws IOException {
        try (SnapshotBuilder builder = new SnapshotBuilder(directory)) {
            for (long number : numbers) {
                builder.add(number);
            }
            var snapshot = builder.build(SnapshotBuilder.Mode.REPLACE, List.of()).snapshot();
            return OffHeapList.load(new ListManifest("list", 1, ListKind.DENY,
                    new ListManifest.Content(snapshot.sha256(), snapshot.numbers(),
                            Coverage.EVERYWHERE),
                    new ListManifest.Source("f", "", LocalDate.of(2026, 11, 1), "replace", 0, 0)),
                    snapshot);
        }
    }
}
