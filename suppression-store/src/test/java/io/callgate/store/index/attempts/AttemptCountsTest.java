package io.callgate.store.index.attempts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.Allocation;

class AttemptCountsTest {

    static final int CHOUCROUTE = 0;
    static final int RACLETTE = 1;
    static final List<String> SELLERS = List.of("choucroute", "raclette");
    static final int KEPT_DAYS = 30;
    static final long ALICE = 33612345678L;
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final long TODAY = LocalDate.of(2026, 11, 21).toEpochDay();
    private static final int MANY = 300_000;

    @TempDir
    private Path store;
    private final ToldOf told = new ToldOf();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    @Test
    void areOfOneSellerAndOneNumber() throws IOException {
        try (AttemptCounts counts = open()) {
            counts.add(CHOUCROUTE, ALICE, TODAY);
            counts.add(CHOUCROUTE, ALICE, TODAY);
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY - 29, TODAY)).isEqualTo(2);
            assertThat(counts.between(RACLETTE, ALICE, TODAY - 29, TODAY)).isZero();
            assertThat(counts.between(CHOUCROUTE, ALICE + 1, TODAY - 29, TODAY)).isZero();
        }
    }

    @Test
    void areOfTheDaysAskedFor() throws IOException {
        try (AttemptCounts counts = open()) {
            for (long day = TODAY - 30; day <= TODAY; day += 10) {
                counts.add(CHOUCROUTE, ALICE, day);
            }
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY - 29, TODAY)).isEqualTo(3);
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY - 30, TODAY)).isEqualTo(4);
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY - 30, TODAY - 1)).isEqualTo(3);
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY, TODAY)).isEqualTo(1);
        }
    }

    @Test
    void keepTheLastTwelve() throws IOException {
        try (AttemptCounts counts = open()) {
            for (int i = 0; i < 100; i++) {
                counts.add(CHOUCROUTE, ALICE, TODAY - (i < 95 ? 5 : 0));
            }
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY - 29, TODAY))
                    .isEqualTo(AttemptCounts.ATTEMPTS_KEPT);
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY, TODAY)).isEqualTo(5);
        }
    }

    @Test
    void areAllThereAfterACleanStop() throws IOException {
        try (AttemptCounts counts = open()) {
            for (long i = 0; i < 10_000; i++) {
                counts.add(CHOUCROUTE, ALICE + i, TODAY);
            }
        }
        try (AttemptCounts counts = open()) {
            for (long i = 0; i < 10_000; i++) {
                assertThat(counts.between(CHOUCROUTE, ALICE + i, TODAY, TODAY)).isEqualTo(1);
            }
        }
        assertThat(told.all()).isEmpty();
    }

    @Test
    void staySellersOwnWhenTheConfigurationNamesThemInAnotherOrder() throws IOException {
        try (AttemptCounts counts = open()) {
            counts.add(RACLETTE, ALICE, TODAY);
        }
        openAs(List.of("tartiflette")).close();
        try (AttemptCounts counts = openAs(List.of("tartiflette", "choucroute", "raclette"))) {
            assertThat(counts.between(2, ALICE, TODAY, TODAY)).isEqualTo(1);
            assertThat(counts.between(0, ALICE, TODAY, TODAY)).isZero();
        }
    }

    @Test
    void forgetTheDaysThatNoWindowReaches() throws IOException {
        try (AttemptCounts counts = open()) {
            counts.add(CHOUCROUTE, ALICE, TODAY - 31);
            counts.add(CHOUCROUTE, ALICE, TODAY);
            counts.add(CHOUCROUTE, ALICE + 1, TODAY - 31);
        }
        open().close();
        assertThat(AttemptCounts.of(store, ALICE)).containsExactly(
                new AttemptCounts.OfSeller("choucroute", List.of(LocalDate.ofEpochDay(TODAY))));
        assertThat(AttemptCounts.of(store, ALICE + 1)).isEmpty();
    }

    @Test
    void forgetWhileTheyCountWhenADayBegins() throws IOException {
        try (AttemptCounts counts = open()) {
            counts.add(CHOUCROUTE, ALICE, TODAY - 30);
            counts.add(CHOUCROUTE, ALICE + 1, TODAY);
            now.set(NOON.plusSeconds(86_400));
            await().until(() -> counts.between(CHOUCROUTE, ALICE, 0, TODAY) == 0);
            assertThat(counts.between(CHOUCROUTE, ALICE + 1, 0, TODAY)).isEqualTo(1);
        }
    }

    @Test
    void growWhileTheyCount() throws IOException {
        try (AttemptCounts counts = open()) {
            for (long i = 0; i < MANY; i++) {
                long number = ALICE + i;
                if (counts.between(CHOUCROUTE, number, TODAY, TODAY) != 0) {
                    await().until(() -> counts.between(CHOUCROUTE, number, TODAY, TODAY) == 0);
                }
                counts.add(CHOUCROUTE, number, TODAY);
            }
            assertAllOnce(counts);
        }
        try (AttemptCounts counts = open()) {
            assertAllOnce(counts);
        }
        assertThat(told.all()).isEmpty();
    }

    private static void assertAllOnce(AttemptCounts counts) {
        for (long i = 0; i < MANY; i++) {
            assertThat(counts.between(CHOUCROUTE, ALICE + i, TODAY, TODAY)).isEqualTo(1);
        }
    }

    @Test
    void areKeptByOneGatewayOnly() throws IOException {
        try (AttemptCounts first = open()) {
            assertThatThrownBy(this::open).isInstanceOf(IOException.class)
                    .hasMessageContaining("another gateway counts call attempts there");
            first.add(CHOUCROUTE, ALICE, TODAY);
        }
        open().close();
    }

    @Test
    void areMadeAndAskedForWithoutAllocating() throws IOException {
        try (AttemptCounts counts = open()) {
            assertThat(Allocation.ofRepeated(() -> {
                for (int i = 0; i < 3_000; i++) {
                    counts.between(CHOUCROUTE, ALICE + i % 7, TODAY, TODAY);
                    counts.add(CHOUCROUTE, ALICE + i % 7, TODAY);
                }
            })).isZero();
        }
    }

    @Test
    void canBeAskedForBesideTheGatewayThatMakesThem() throws IOException {
        try (AttemptCounts counts = open()) {
            counts.add(CHOUCROUTE, ALICE, TODAY);
            await().until(() -> !AttemptCounts.of(store, ALICE).isEmpty());
            try (TrialCounts trial = TrialCounts.asOfNow(store, SELLERS, number -> true)) {
                trial.add(CHOUCROUTE, ALICE, TODAY);
                assertThat(trial.between(CHOUCROUTE, ALICE, TODAY, TODAY)).isEqualTo(2);
            }
            assertThat(counts.between(CHOUCROUTE, ALICE, TODAY, TODAY)).isEqualTo(1);
        }
    }

    private AttemptCounts open() throws IOException {
        return openAs(SELLERS);
    }

    private AttemptCounts openAs(List<String> sellers) throws IOException {
        return AttemptCounts.open(store, sellers, KEPT_DAYS, told, now::get);
    }
}
