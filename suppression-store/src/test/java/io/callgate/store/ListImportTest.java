package io.callgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.ImportReport.Outcome;
import io.callgate.store.register.ListKind;
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
                Mode.REPLACE, ListImport.MAX_SHRINK_PERCENT_DEFAULT, true, Lists.ADMIN, "");
        ImportReport report = store.importList(request, Lists.lines(file));

        assertThat(report.outcome()).isEqualTo(Outcome.DRY_RUN);
        assertThat(report.added()).isEqualTo(1);
        assertThat(store.lists()).isEmpty();
        assertThat(filesIn("snapshots")).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheSourceFails() throws IOException {
        Path file = Lists.file(directory, ALICE);
        NumberSource failing = (numbers, rejects) -> {
            numbers.accept(ALICE);
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
        return new ListImport("bloctel", file, ListKind.DENY, Lists.ISSUED, mode, 100, false,
                Lists.ADMIN, "");
    }

    private List<Path> filesIn(String room) throws IOException {
        try (Stream<Path> files = Files.list(store.directory().resolve(room))) {
            return files.toList();
        }
    }
}
