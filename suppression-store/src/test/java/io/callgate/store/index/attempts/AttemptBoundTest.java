package io.callgate.store.index.attempts;

import static io.callgate.store.index.attempts.AttemptCountsTest.ALICE;
import static io.callgate.store.index.attempts.AttemptCountsTest.CHOUCROUTE;
import static io.callgate.store.index.attempts.AttemptCountsTest.KEPT_DAYS;
import static io.callgate.store.index.attempts.AttemptCountsTest.NOON;
import static io.callgate.store.index.attempts.AttemptCountsTest.SELLERS;
import static io.callgate.store.index.attempts.AttemptCountsTest.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be counted, written or read is said to be so. */
class AttemptBoundTest {

    @TempDir
    private Path store;
    private final ToldOf told = new ToldOf();

    @Test
    void aNumberBeyondTheLastPlaceCannotBeCounted() {
        try (TrialCounts counts = TrialCounts.none()) {
            for (long i = 0; i < AttemptCounts.NUMBERS_MAX; i++) {
                counts.add(CHOUCROUTE, ALICE + i, TODAY);
            }
            counts.add(CHOUCROUTE, ALICE - 1, TODAY);
            assertThat(counts.between(CHOUCROUTE, ALICE - 1, TODAY, TODAY))
                    .isEqualTo(AttemptCounts.UNCOUNTABLE);
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY, TODAY)).isEqualTo(1);
        }
    }

    @Test
    void attemptsWaitForADiskUpToABoundAndNoneIsLost() throws IOException {
        Path obstacle = obstacle();
        try (AttemptCounts counts = open()) {
            for (long i = 0; i < AttemptCounts.UNWRITTEN_MAX; i++) {
                assertThat(counts.between(CHOUCROUTE, ALICE, TODAY + 1, TODAY + 1)).isZero();
                counts.add(CHOUCROUTE, ALICE + i % 1_000, TODAY);
            }
            assertThat(told.all()).containsExactly("unwritable");
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY, TODAY))
                    .isEqualTo(AttemptCounts.UNCOUNTABLE);
            counts.add(CHOUCROUTE, ALICE, TODAY);
            assertThat(told.all()).containsExactly("unwritable", "full");

            remove(obstacle);
            await().until(() -> counts.between(CHOUCROUTE, ALICE, TODAY, TODAY)
                    == AttemptCounts.ATTEMPTS_KEPT);
            assertThat(told.all()).containsExactly("unwritable", "full", "resumed");
        }
        try (AttemptCounts counts = open()) {
            for (long i = 0; i < 1_000; i++) {
                assertThat(counts.between(CHOUCROUTE, ALICE + i, TODAY, TODAY))
                        .isEqualTo(AttemptCounts.ATTEMPTS_KEPT);
            }
        }
    }

    /** Something that stands where a snapshot is to be written. */
    private Path obstacle() throws IOException {
        Path folder = Files.createDirectories(store.resolve("attempts/snapshot.part"));
        return Files.createFile(folder.resolve("obstacle"));
    }

    private static void remove(Path obstacle) throws IOException {
        Files.delete(obstacle);
        Files.delete(obstacle.getParent());
    }

    @Test
    void aDamagedSlotIsLeftOutAndToldOf() throws IOException {
        countOnce();
        countOnce();
        Path file = onlyFile(".snapshot");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 10] ^= 1;
        Files.write(file, bytes);
        try (AttemptCounts counts = open()) {
            assertThat(told.all()).containsExactly("damaged 1");
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY, TODAY)).isEqualTo(2);
        }
    }

    @Test
    void aSlotThatWasCutOffIsNoDamage() throws IOException {
        countOnce();
        Path file = onlyFile(".journal");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        try (AttemptCounts counts = open()) {
            assertThat(told.all()).isEmpty();
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY, TODAY)).isZero();
        }
    }

    @Test
    void aFileThatDoesNotSayWhoseAttemptsItHoldsIsNotPassedOver() throws IOException {
        countOnce();
        Path file = onlyFile(".snapshot");
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(this::open).isInstanceOf(IOException.class)
                .hasMessageContaining(file + " is damaged");
        assertThatThrownBy(() -> AttemptCounts.of(store, ALICE)).isInstanceOf(IOException.class);
    }

    private void countOnce() throws IOException {
        try (AttemptCounts counts = open()) {
            counts.add(CHOUCROUTE, ALICE, TODAY);
        }
    }

    private Path onlyFile(String kind) throws IOException {
        try (Stream<Path> files = Files.list(store.resolve("attempts"))) {
            return files.filter(file -> file.toString().endsWith(kind)).findFirst().orElseThrow();
        }
    }

    private AttemptCounts open() throws IOException {
        return AttemptCounts.open(store, SELLERS, KEPT_DAYS, told, () -> NOON);
    }
}
