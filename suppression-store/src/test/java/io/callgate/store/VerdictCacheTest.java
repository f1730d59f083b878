package io.callgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.ImportReport.Outcome;
import io.callgate.store.ListImport.Limits;
import io.callgate.store.index.list.Answer;
import io.callgate.store.index.IndexListener;
import io.callgate.store.index.list.ListGeneration;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.ingest.Standing;
import io.callgate.store.register.ListKind;
import io.callgate.store.snapshot.BlockCursors;
import io.callgate.store.snapshot.SnapshotBuilder.Mode;

class VerdictCacheTest {

    private static final long ALICE = 33612345678L;
    private static final long BOB = 33612345679L;
    private static final long CAROL = 14155550100L;
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private static final IndexListener QUIET = new IndexListener() {
        @Override
        public void listActivated(String list, long version, long numbers) {
            // What is asked below says more.
        }

        @Override
        public void faulted(String what, Exception cause) {
            throw new AssertionError(what, cause);
        }
    };

    @TempDir
    private Path directory;
    private Store store;
    private int files;

    @BeforeEach
    void openStore() throws IOException {
        store = Store.open(directory.resolve("store"));
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Test
    void knowsTheNumbersItHoldsAndNoOthers() throws IOException {
        ImportReport report = scrub(Mode.REPLACE, NOVEMBER, List.of(ALICE), List.of(BOB));

        assertThat(report.outcome()).isEqualTo(Outcome.ACTIVATED);
        assertThat(report.version().content().numbers()).isEqualTo(2);
        assertAnswers(ALICE, true, NOVEMBER);
        assertAnswers(BOB, false, NOVEMBER);
        assertNotCovered(CAROL);
    }

    @Test
    void keepsForEachNumberTheDateOfTheFileThatAnsweredLast() throws IOException {
        scrub(Mode.REPLACE, OCTOBER, List.of(ALICE), List.of(BOB));
        ImportReport report = scrub(Mode.ADD, NOVEMBER, List.of(CAROL), List.of(ALICE));

        assertThat(report.version().content().numbers()).isEqualTo(3);
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.gone()).isZero();
        assertAnswers(ALICE, false, NOVEMBER);
        assertAnswers(BOB, false, OCTOBER);
        assertAnswers(CAROL, true, NOVEMBER);
    }

    @Test
    void joinsFilesOfOneDay() throws IOException {
        scrub(Mode.REPLACE, NOVEMBER, List.of(ALICE), List.of(BOB));
        scrub(Mode.ADD, NOVEMBER, List.of(BOB), List.of(CAROL));

        assertAnswers(ALICE, true, NOVEMBER);
        assertAnswers(BOB, true, NOVEMBER);
        assertAnswers(CAROL, false, NOVEMBER);
    }

    @Test
    void takesANumberThatIsBothForListed() throws IOException {
        ImportReport report = scrub(Mode.REPLACE, NOVEMBER, List.of(ALICE), List.of(ALICE));

        assertThat(report.version().content().numbers()).isEqualTo(1);
        assertAnswers(ALICE, true, NOVEMBER);
    }

    @Test
    void exportsEachAnswerWithItsDay() throws IOException {
        scrub(Mode.REPLACE, OCTOBER, List.of(ALICE), List.of(BOB));
        scrub(Mode.ADD, NOVEMBER, List.of(CAROL), List.of(BOB + 1));

        List<String> answers = new ArrayList<>();
        store.export("scrub", 2, (number, listed, checked) ->
                answers.add(number + " " + listed + " " + checked));
        assertThat(answers).containsExactly(CAROL + " true 2026-11-01", ALICE + " true 2026-10-01",
                BOB + " false 2026-10-01", BOB + 1 + " false 2026-11-01");
    }

    @Test
    void differsInWhatWasAnsweredAndWhen() throws IOException {
        scrub(Mode.REPLACE, OCTOBER, List.of(ALICE), List.of(BOB));
        scrub(Mode.ADD, NOVEMBER, List.of(CAROL), List.of(ALICE));

        assertThat(store.compare("scrub", 1, 2))
                .isEqualTo(new BlockCursors.Difference(1, 2));
        List<String> answers = new ArrayList<>();
        store.onlyInFirst("scrub", 1, 2, (number, listed, checked) ->
                answers.add("- " + number + " " + listed + " " + checked));
        store.onlyInFirst("scrub", 2, 1, (number, listed, checked) ->
                answers.add("+ " + number + " " + listed + " " + checked));
        assertThat(answers).containsExactly("- " + ALICE + " true 2026-10-01",
                "+ " + CAROL + " true 2026-11-01", "+ " + ALICE + " false 2026-11-01");
    }

    @Test
    void forgetsAnswersOfMoreDaysBeforeTheNewestThanItCanTellApart() throws IOException {
        LocalDate oldest = NOVEMBER.minusDays(2_047);
        scrub(Mode.REPLACE, oldest.minusDays(1), List.of(ALICE), List.of());
        scrub(Mode.ADD, oldest, List.of(), List.of(BOB));
        ImportReport report = scrub(Mode.ADD, NOVEMBER, List.of(CAROL), List.of());

        assertThat(report.outcome()).isEqualTo(Outcome.ACTIVATED);
        assertThat(report.gone()).isEqualTo(1);
        assertNotCovered(ALICE);
        assertAnswers(BOB, false, oldest);
        assertAnswers(CAROL, true, NOVEMBER);
    }

    @Test
    void isNotTakenForADenyList() throws IOException {
        scrub(Mode.REPLACE, NOVEMBER, List.of(ALICE), List.of());
        ImportReport report = Lists.replace(store, "scrub", Lists.file(directory, ALICE, BOB));

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.sentence()).contains("kind verdict-cache");
    }

    @Test
    void allocatesNothingWhenAsked() throws IOException {
        scrub(Mode.REPLACE, OCTOBER, List.of(ALICE), List.of(BOB));
        scrub(Mode.ADD, NOVEMBER, List.of(CAROL), List.of());
        try (SuppressionIndex index = SuppressionIndex.follow(store.directory(), QUIET)) {
            ListGeneration list = index.list("scrub").current();
            assertThat(Allocation.ofRepeated(() -> ask(list))).isZero();
        }
    }

    private static void ask(ListGeneration list) {
        for (int i = 0; i < 100_000; i++) {
            list.answer(ALICE + i % 1_000);
        }
    }

    private void assertAnswers(long number, boolean listed, LocalDate checked)
            throws IOException {
        for (long answer : answersOf(number)) {
            assertThat(Answer.isListed(answer)).isEqualTo(listed);
            assertThat(Answer.checkedEpochDay(answer)).isEqualTo(checked.toEpochDay());
        }
    }

    private void assertNotCovered(long number) throws IOException {
        assertThat(answersOf(number)).containsOnly(Answer.NOT_COVERED);
    }

    /** Of the gateway's index and of the command line's. */
    private List<Long> answersOf(long number) throws IOException {
        try (SuppressionIndex all = SuppressionIndex.follow(store.directory(), QUIET);
                SuppressionIndex one =
                        SuppressionIndex.ofNumbers(store.directory(), QUIET, number)) {
            return List.of(all.list("scrub").current().answer(number),
                    one.list("scrub").current().answer(number));
        }
    }

    private ImportReport scrub(Mode mode, LocalDate checked, List<Long> listed, List<Long> clean)
            throws IOException {
        Path file = Files.writeString(directory.resolve("retour_" + files++ + ".csv"),
                listed + " " + clean);
        return store.importList(new ListImport("scrub", file, ListKind.VERDICT_CACHE, checked,
                mode, Optional.empty(), Limits.USUAL, Lists.ADMIN, ""), entries -> {
                    for (long number : clean) {
                        entries.number(number, Standing.CLEAN);
                    }
                    for (long number : listed) {
                        entries.number(number, Standing.LISTED);
                    }
                });
    }
}
