package io.callgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.snapshot.AsideLock;
import io.callgate.store.snapshot.Snapshot;
import io.callgate.store.snapshot.SnapshotBuilder;

/**
 * Files of imports that are under way, on a store that several containers share: each of them has a
 * process 1 of its own, so that a process id tells nothing.
 */
class UnfinishedFilesTest {

    @TempDir
    private Path directory;
    private Path snapshots;

    @BeforeEach
    void makeStore() throws IOException {
        Store.open(directory.resolve("store")).close();
        snapshots = directory.resolve("store").resolve(Snapshot.DIRECTORY);
    }

    @Test
    void stayAsLongAsTheProcessThatWritesThem() throws Exception {
        Process child = ChildProgram.start("aside", directory.resolve("store"));
        ChildProgram.awaitLine(child, "aside");
        List<String> files = names();
        assertThat(files).hasSize(2).anyMatch(name -> name.endsWith(".part"))
                .anyMatch(name -> name.endsWith(".lock"));
        AsideLock.removeAbandoned(snapshots);
        AsideLock.removeAbandoned(snapshots);
        assertThat(names()).isEqualTo(files);

        ChildProgram.kill(child);
        AsideLock.removeAbandoned(snapshots);
        assertThat(names()).isEmpty();
    }

    @Test
    void stayAsLongAsTheirBuilderInThisProcess() throws IOException {
        try (SnapshotBuilder builder = new SnapshotBuilder(snapshots)) {
            builder.add(ChildProgram.FIRST);
            builder.build(SnapshotBuilder.Mode.REPLACE, List.of());
            List<String> files = names();
            AsideLock.removeAbandoned(snapshots);
            assertThat(names()).hasSize(2).isEqualTo(files);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void ofProgramsBeforeGoWhicheverProcessHasTheirNumberNow() throws IOException {
        Files.createFile(snapshots.resolve(ProcessHandle.current().pid() + "-4711.part"));
        AsideLock.removeAbandoned(snapshots);
        assertThat(names()).isEmpty();
    }

    /** A folder is no more to be locked than the file of another user. */
    @Test
    void stayIfNobodyMayOpenTheirLockAndHinderNoOthers() throws IOException {
        Files.createDirectory(snapshots.resolve("5.lock"));
        Files.createFile(snapshots.resolve("5-1.part"));
        Files.createFile(snapshots.resolve("6-1.part"));
        AsideLock.removeAbandoned(snapshots);
        assertThat(names()).containsExactly("5-1.part", "5.lock");
    }

    @Test
    void areNotBegunByAProgramThatIsStopped() throws IOException {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> new SnapshotBuilder(snapshots))
                    .isInstanceOf(IOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void areNotTakenForWhatSomebodyElsePutThere() throws IOException {
        List<String> others = List.of("1x-5.part", "notes.lock", "5-.part", "list-1.part");
        for (String other : others) {
            Files.createFile(snapshots.resolve(other));
        }
        AsideLock.removeAbandoned(snapshots);
        assertThat(names()).containsExactlyInAnyOrderElementsOf(others);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(snapshots)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
