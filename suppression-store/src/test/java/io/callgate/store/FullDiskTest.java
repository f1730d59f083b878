package io.callgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;

/** Processes that cannot write on: what they acknowledged is there, and nothing half. */
class FullDiskTest {

    /** The SQLite library, unpacked by its driver, is smaller; the register's log grows larger. */
    private static final int FILES_KIBIBYTES_MAX = 2_048;
    /** Of these, a snapshot takes more than that. */
    private static final long IMPORTED = 4_000_000;
    /** Opt-outs of as many blocks, 30 bytes each in the saved index. */
    private static final int INDEXED = 80_000;

    @TempDir
    private Path directory;

    @Test
    void leavesTheOldVersionAndNoRubbishWhenAnImportCannotWrite() throws Exception {
        Path path = directory.resolve("store");
        try (Store store = Store.open(path)) {
            Lists.replace(store, "bloctel", Lists.file(directory, 33_612_345_678L));
        }
        Process child = ChildProgram.startWithFilesUpTo(FILES_KIBIBYTES_MAX, "import", path,
                Lists.file(directory, 5), IMPORTED);
        List<String> printed = ChildProgram.outputOf(child);

        assertThat(child.waitFor()).isNotZero();
        assertThat(printed).anyMatch(line -> line.contains("IOException: File too large"))
                .noneMatch(line -> line.contains("ACTIVATED"));
        try (Store store = Store.open(path);
                Stream<Path> files = Files.list(path.resolve("snapshots"))) {
            assertThat(store.list("bloctel").orElseThrow().version()).isEqualTo(1);
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void losesNoAcknowledgedOptOutWhenTheRegisterCannotGrow() throws Exception {
        Path path = directory.resolve("store");
        Store.open(path).close();
        Process child = ChildProgram.startWithFilesUpTo(FILES_KIBIBYTES_MAX, "opt-outs", path,
                ChildProgram.FIRST, 100_000);
        List<String> printed = ChildProgram.outputOf(child);
        long acknowledged = printed.stream().filter(line -> line.startsWith("acknowledged"))
                .count();

        assertThat(child.waitFor()).isNotZero();
        assertThat(acknowledged).isPositive();
        assertThat(printed).anyMatch(line -> line.contains("RegisterException"));
        try (Store store = Store.open(path)) {
            assertThat(store.optOuts("choucroute", 0, Integer.MAX_VALUE))
                    .hasSizeGreaterThanOrEqualTo((int) acknowledged);
            long next = store.optOutAdd(Lists.ADMIN, new Event.OptOutAdded("choucroute", "",
                    Channel.VOICE, 5, Event.NEVER, ""));
            assertThat(next).isEqualTo(store.lastSequence())
                    .isGreaterThan(acknowledged);
        }
    }

    @Test
    void staysAtTheVersionThatWasAcknowledgedWhenARollbackCannotWrite() throws Exception {
        Path path = directory.resolve("store");
        try (Store store = Store.open(path)) {
            Lists.replace(store, "bloctel", Lists.file(directory, 33_612_345_678L));
            Lists.replace(store, "bloctel", Lists.file(directory, 33_612_345_679L));
        }
        Process child = ChildProgram.startWithFilesUpTo(FILES_KIBIBYTES_MAX, "rollbacks", path);
        List<String> printed = ChildProgram.outputOf(child);
        List<String> acknowledged = printed.stream()
                .filter(line -> line.startsWith("acknowledged")).toList();

        assertThat(child.waitFor()).isNotZero();
        assertThat(printed).anyMatch(line -> line.contains("RegisterException"));
        try (Store store = Store.open(path)) {
            assertThat("acknowledged " + store.list("bloctel").orElseThrow().version())
                    .isEqualTo(acknowledged.get(acknowledged.size() - 1));
        }
    }

    @Test
    void neitherActivatesNorDeletesWhatIsNeededWhenOnlyThePruneCanGoOn() throws Exception {
        Path path = directory.resolve("store");
        try (Store store = Store.open(path)) {
            for (long number = 1; number <= 3; number++) {
                Lists.replace(store, "bloctel", Lists.file(directory, 33_612_345_678L + number));
            }
        }
        Process child = ChildProgram.startWithFilesUpTo(FILES_KIBIBYTES_MAX, "full", path,
                Lists.file(directory, 33_612_345_678L));
        List<String> printed = ChildProgram.outputOf(child);
        String acknowledged = printed.stream().filter(line -> line.startsWith("acknowledged"))
                .reduce((before, last) -> last).orElseThrow();

        assertThat(child.waitFor()).isZero();
        assertThat(printed).anySatisfy(line -> assertThat(line).startsWith("import: register")
                .contains("nothing was acknowledged", "space", "try again"));
        assertThat(printed).contains("deleted 1");
        try (Store store = Store.open(path)) {
            assertThat("acknowledged " + store.list("bloctel").orElseThrow().version())
                    .isEqualTo(acknowledged);
            assertThat(store.versions("bloctel")).hasSize(3);
            assertThat(store.rollback(Lists.ADMIN, "bloctel", OptionalLong.of(3), "")
                    .done()).isTrue();
        }
    }

    @Test
    void keepsTheIndexInMemoryWhenItCannotBeSaved() throws Exception {
        Path path = directory.resolve("store");
        try (Store store = Store.open(path)) {
            store.record(Lists.ADMIN, Lists.optOuts(1, INDEXED));
        }
        Process child = ChildProgram.startWithFilesUpTo(FILES_KIBIBYTES_MAX, "follow", path);
        List<String> printed = new ArrayList<>();
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                endWhenFaulted(child, line);
            }
        }

        assertThat(printed).contains("follows " + INDEXED).anySatisfy(line -> assertThat(line)
                .startsWith("fault: the index of records could not be saved")
                .contains("the next start takes longer"));
        assertThat(child.waitFor()).isZero();
        assertThat(path.resolve("records.index")).doesNotExist();
        assertThat(ChildProgram.unfinishedIn(path)).isEmpty();
    }

    private static void endWhenFaulted(Process child, String line) throws IOException {
        if (line.startsWith("fault: ")) {
            child.outputWriter().close();
        }
    }
}
