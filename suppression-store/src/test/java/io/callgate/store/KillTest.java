package io.callgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.register.ListManifest;
import io.callgate.store.register.OptOut;
import io.callgate.store.snapshot.Snapshot;
import io.callgate.store.snapshot.SnapshotBuilder;

/** Processes that are really killed; what they acknowledged must be there, and nothing half. */
class KillTest {

    private static final long IMPORTED = 200_000;
    private static final int ROUNDS = 4;
    private static final int AFTER_READING_MILLIS_MAX = 250;

    @TempDir
    private Path directory;

    @Test
    void losesNoAcknowledgedOptOut() throws Exception {
        Path path = directory.resolve("store");
        Process child = ChildProgram.start("opt-outs", path, ChildProgram.FIRST,
                1_000_000);
        long acknowledged = 0;
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 50; i++) {
                acknowledged = Long.parseLong(lines.readLine().substring(13));
            }
            ChildProgram.kill(child);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Long.parseLong(line.substring(13));
            }
        }
        try (Store store = Store.open(path)) {
            List<OptOut> held = store.optOuts("choucroute", 0, Integer.MAX_VALUE);
            assertThat(held).hasSizeGreaterThanOrEqualTo((int) acknowledged);
            assertThat(held).extracting(OptOut::sequence).doesNotHaveDuplicates()
                    .allMatch(sequence -> sequence <= held.size());
        }
    }

    @Test
    void leavesTheOldVersionWhenKilledInTheMiddleOfReading() throws Exception {
        Path path = storeWithOneVersion();
        Process child = ChildProgram.start("half-an-import", path, Lists.file(directory, 5),
                IMPORTED);
        ChildProgram.awaitLine(child, "half");
        ChildProgram.kill(child);
        try (Store store = Store.open(path)) {
            assertThat(store.list("bloctel").orElseThrow().version()).isEqualTo(1);
        }
    }

    @Test
    void leavesTheOldOrTheNewVersionWheneverItIsKilled() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < ROUNDS; round++) {
            Path path = storeWithOneVersion();
            Process child = ChildProgram.start("import", path, Lists.file(directory, round + 2),
                    IMPORTED);
            ChildProgram.awaitLine(child, "read");
            child.waitFor(random.nextInt(AFTER_READING_MILLIS_MAX), TimeUnit.MILLISECONDS);
            ChildProgram.kill(child);
            assertWhole(path);
        }
    }

    @Test
    void sweepsWhatAKilledImportLeft() throws Exception {
        Path path = storeWithOneVersion();
        Process child = ChildProgram.start("import", path, Lists.file(directory, 5), IMPORTED);
        ChildProgram.awaitLine(child, "read");
        ChildProgram.kill(child);
        try (Store store = Store.open(path)) {
            Lists.replace(store, "other", Lists.file(directory, 6));
        }
        try (Stream<Path> files = Files.list(path.resolve("snapshots"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part")
                    || file.toString().endsWith(".lock"));
        }
    }

    private Path storeWithOneVersion() throws IOException {
        Path path = Files.createTempDirectory(directory, "store");
        try (Store store = Store.open(path)) {
            Lists.replace(store, "bloctel", Lists.file(directory, 33_612_345_678L));
        }
        return path;
    }

    private static void assertWhole(Path path) throws IOException {
        try (Store store = Store.open(path)) {
            ListManifest active = store.list("bloctel").orElseThrow();
            assertThat(active.content().numbers()).isEqualTo(active.version() == 1 ? 1 : IMPORTED);
            Path file = SnapshotBuilder.fileOf(path.resolve("snapshots"),
                    active.content().snapshot());
            try (Snapshot snapshot = Snapshot.open(file)) {
                assertThat(snapshot.numbers()).isEqualTo(active.content().numbers());
            }
        }
    }
}
