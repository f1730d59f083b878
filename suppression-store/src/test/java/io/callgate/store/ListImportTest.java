package io.callgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.ImportReport.Outcome;
import io.callgate.store.ListImport.Limits;
import io.callgate.store.ingest.Standing;
import io.callgate.store.register.Coverage;
import io.callgate.store.register.ListKind;
import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.SnapshotBuilder.Mode;

class ListImportTest {

    private static final long ALICE = 33612345678L;
    private static final long BOB = 33612345679L;
    private static final long CAROL = 14155550100L;

    @TempDir
    private Path directory;
    private Store store;

    @BeforeEach
    void openStore() throws IOException {
        store = Store.open(directory.resolve("store"));
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Test
    void activatesTheFirstVersionAndCountsIt() throws IOException {
        Path file = Files.writeString(directory.resolve("list.txt"),
                ALICE + "\n" + BOB + "\n" + ALICE + "\nnot a number\n");
        ImportReport report = Lists.replace(store, "bloctel", file);

        assertThat(report.outcome()).isEqualTo(Outcome.ACTIVATED);
        assertThat(report.version().version()).isEqualTo(1);
        assertThat(report.version().content().numbers()).isEqualTo(2);
        assertThat(report.version().source().duplicates()).isEqualTo(1);
        assertThat(report.version().source().rejected()).isEqualTo(1);
        assertThat(report.added()).isEqualTo(2);
        assertThat(Files.readString(report.rejects().orElseThrow()))
                .contains("4\tno number\tnot a number");
        assertThat(store.list("bloctel")).contains(report.version());
    }

    @Test
    void countsWhatIsNewAndWhatIsGone() throws IOException {
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE, BOB));
        ImportReport report = Lists.replace(store, "bloctel", Lists.file(directory, BOB, CAROL));

        assertThat(report.version().version()).isEqualTo(2);
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.gone()).isEqualTo(1);
    }

    @Test
    void doesNothingForTheSameFileTwice() throws IOException {
        Path file = Lists.file(directory, ALICE);
        Lists.replace(store, "bloctel", file);
        long sequence = store.lastSequence();
        ImportReport second = Lists.replace(store, "bloctel", file);

        assertThat(second.outcome()).isEqualTo(Outcome.ALREADY_IMPORTED);
        assertThat(store.lastSequence()).isEqualTo(sequence);
    }

    @Test
    void takesTheSameFileAgainWhenItsNumbersWereDamaged() throws IOException {
        Path file = Lists.file(directory, ALICE, BOB);
        damage(store, Lists.replace(store, "dnc", file).version());
        ImportReport again = Lists.replace(store, "dnc", file);

        assertThat(again.outcome()).isEqualTo(Outcome.ACTIVATED);
        List<Long> numbers = new ArrayList<>();
        store.export("dnc", 2, (number, listed, checked) -> numbers.add(number));
        assertThat(numbers).containsExactly(ALICE, BOB);
    }

    /** What is on record as the file is not what its numbers came from. */
    @Test
    void changesNothingWhenTheFileIsReplacedWhileItIsRead() throws IOException {
        Path file = Lists.file(directory, ALICE, BOB);
        assertThatThrownBy(() -> store.importList(
                ListImport.replacing("dnc", file, Lists.ISSUED, Lists.ADMIN), entries -> {
                    Lists.lines(file).read(entries);
                    Files.move(Lists.file(directory, CAROL), file,
                            StandardCopyOption.REPLACE_EXISTING);
                })).hasMessageContaining("was written to while it was read");

        assertThat(store.list("dnc")).isEmpty();
    }

    private static void damage(Store store, ListManifest version) throws IOException {
        Path snapshot = store.directory().resolve("snapshots")
                .resolve(version.content().snapshot() + ".snapshot");
        byte[] bytes = Files.readAllBytes(snapshot);
        bytes[bytes.length / 2] ^= 1;
        Files.write(snapshot, bytes);
    }

    @Test
    void takesTheSameFileAgainWhenItsIssuerDatesItAnew() throws IOException {
        Path file = Lists.file(directory, ALICE);
        Lists.replace(store, "bloctel", file);
        ImportReport second = store.importList(ListImport.replacing("bloctel", file,
                Lists.ISSUED.plusDays(7), Lists.ADMIN), Lists.lines(file));
        ImportReport third = store.importList(ListImport.replacing("bloctel", file,
                Lists.ISSUED.plusDays(7), Lists.ADMIN), Lists.lines(file));

        assertThat(second.outcome()).isEqualTo(Outcome.ACTIVATED);
        assertThat(second.version().version()).isEqualTo(2);
        assertThat(second.version().source().issued()).isEqualTo(Lists.ISSUED.plusDays(7));
        assertThat(second.version().content().snapshot())
                .isEqualTo(store.versions("bloctel").get(1).content().snapshot());
        assertThat(third.outcome()).isEqualTo(Outcome.ALREADY_IMPORTED);
    }

    @Test
    void addsAndRemovesByOneListOfChanges() throws IOException {
        Lists.replace(store, "dnc", Lists.file(directory, ALICE, BOB));
        Path file = Lists.file(directory, CAROL);
        ImportReport report = store.importList(new ListImport("dnc", file, ListKind.DENY,
                Lists.ISSUED, Mode.ADD, Optional.empty(), Limits.USUAL, Lists.ADMIN, ""),
                entries -> {
                    entries.number(CAROL, Standing.LISTED);
                    entries.number(BOB, Standing.CLEAN);
                });

        assertThat(report.outcome()).as(report.sentence()).isEqualTo(Outcome.ACTIVATED);
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.gone()).isEqualTo(1);
        List<Long> numbers = new java.util.ArrayList<>();
        store.export("dnc", 2, (number, listed, checked) -> numbers.add(number));
        assertThat(numbers).containsExactly(CAROL, ALICE);
    }

    @Test
    void keepsACoverageUntilAnotherIsGiven() throws IOException {
        Coverage california = Coverage.of(List.of(1415L, 1510L));
        cover(Optional.of(california), ALICE);
        ImportReport kept = cover(Optional.empty(), ALICE, BOB);
        ImportReport anew = cover(Optional.of(Coverage.of(List.of(1415L))), ALICE, BOB);

        assertThat(kept.version().content().coverage()).isEqualTo(california);
        assertThat(anew.outcome()).isEqualTo(Outcome.ACTIVATED);
        assertThat(store.list("dnc").orElseThrow().content().coverage().prefixes())
                .containsExactly(1415L);
    }

    private ImportReport cover(Optional<Coverage> coverage, long... numbers) throws IOException {
        StringBuilder text = new StringBuilder();
        for (long number : numbers) {
            text.append(number).append('\n');
        }
        Path file = Files.writeString(directory.resolve("dnc.txt"), text);
        return store.importList(new ListImport("dnc", file, ListKind.DENY, Lists.ISSUED,
                Mode.REPLACE, coverage, Limits.USUAL, Lists.ADMIN, ""), Lists.lines(file));
    }

    @Test
    void keepsTheNumbersOfTheNewestVersionsOnly() throws IOException {
        Lists.replace(store, "other", Lists.file(directory, ALICE));
        for (long number = BOB; number < BOB + 5; number++) {
            Lists.replace(store, "bloctel", Lists.file(directory, number));
        }
        assertThat(store.versionStates("bloctel")).extracting(ListVersion::kept)
                .containsExactly(true, true, true, false, false);
        assertThat(store.versionStates("other")).extracting(ListVersion::kept)
                .containsExactly(true);
    }

    @Test
    void refusesAFileThatWouldShrinkTheListByMoreThanAllowed() throws IOException {
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE, BOB, CAROL));
        ImportReport report = Lists.replace(store, "bloctel", Lists.file(directory, ALICE));

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.sentence()).contains("from 3 to 1").contains("--max-shrink");
        assertThat(store.list("bloctel").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void refusesAFileThatWasIssuedBeforeTheActiveVersion() throws IOException {
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE));
        Path older = Lists.file(directory, ALICE, BOB);
        ImportReport report = store.importList(ListImport.replacing("bloctel", older,
                Lists.ISSUED.minusDays(1), Lists.ADMIN), Lists.lines(older));

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.sentence()).contains("2026-10-31").contains("list rollback");
    }

    @Test
    void refusesAFileWithoutAnyNumber() throws IOException {
        Path file = Files.writeString(directory.resolve("page.html"), "<html>404</html>\n");
        ImportReport report = Lists.replace(store, "bloctel", file);

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(store.list("bloctel")).isEmpty();
    }

    @Test
    void addsToAndRemovesFromTheActiveVersion() throws IOException {
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE, BOB));
        Path added = Lists.file(directory, CAROL);
        ImportReport add = store.importList(request(added, Mode.ADD), Lists.lines(added));
        Path removed = Lists.file(directory, BOB);
        ImportReport remove = store.importList(request(removed, Mode.REMOVE),
                Lists.lines(removed));

        assertThat(add.version().content().numbers()).isEqualTo(3);
        assertThat(remove.version().content().numbers()).isEqualTo(2);
        assertThat(remove.gone()).isEqualTo(1);
    }

    @Test
    void changesNothingInADryRun() throws IOException {
        Path file = Lists.file(directory, ALICE);
        ListImport request = new ListImport("bloctel", file, ListKind.DENY, Lists.ISSUED,
                Mode.REPLACE, Optional.empty(), new Limits(20, 3, true), Lists.ADMIN, "");
        ImportReport report = store.importList(request, Lists.lines(file));

        assertThat(report.outcome()).isEqualTo(Outcome.DRY_RUN);
        assertThat(report.added()).isEqualTo(1);
        assertThat(store.lists()).isEmpty();
        assertThat(filesIn("snapshots")).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheSourceFails() throws IOException {
        Path file = Lists.file(directory, ALICE);
        NumberSource failing = entries -> {
            entries.number(ALICE, Standing.LISTED);
            throw new IOException("the archive is damaged");
        };
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> store.importList(
                ListImport.replacing("bloctel", file, LocalDate.of(2026, 11, 1), Lists.ADMIN),
                failing))).hasMessage("the archive is damaged");
        assertThat(store.lists()).isEmpty();
        assertThat(filesIn("snapshots")).isEmpty();
    }

    @Test
    void keepsEveryFileForItsOwnerOnly() throws IOException {
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE));
        try (Stream<Path> files = Files.walk(store.directory())) {
            assertThat(files.toList()).isNotEmpty().allSatisfy(file -> assertThat(
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .endsWith("------"));
        }
    }

    private ListImport request(Path file, Mode mode) {
        return new ListImport("bloctel", file, ListKind.DENY, Lists.ISSUED, mode,
                Optional.empty(), new Limits(100, 3, false), Lists.ADMIN, "");
    }

    private List<Path> filesIn(String room) throws IOException {
        try (Stream<Path> files = Files.list(store.directory().resolve(room))) {
            return files.toList();
        }
    }
}
