package io.callgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.index.IndexListener;
import io.callgate.store.index.Scope;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.register.ListManifest;
import io.callgate.store.snapshot.BlockSet;
import io.callgate.store.snapshot.Snapshot;
import io.callgate.store.snapshot.SnapshotBuilder;

/** Processes that are really killed while they tidy up, go back or save what they know. */
class KilledUpkeepTest {

    private static final int ORPHANS = 2_000;
    private static final int BEFORE = 55_000;
    /** As many new events make a gateway save its index again. */
    private static final int AFTER = 51_000;
    /** The thread that reads the register, in the 15 characters that Linux keeps of its name. */
    private static final String READER = "callgate-record";
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final int KILLS_MAX = 20;

    private static final IndexListener STRICT = new IndexListener() {
        @Override
        public void listActivated(String list, long version, long numbers) {
            throw new AssertionError("there is no list");
        }

        @Override
        public void faulted(String what, Exception cause) {
            throw new AssertionError(what, cause);
        }
    };

    @TempDir
    private Path directory;
    private Path path;

    @BeforeEach
    void nameStore() {
        path = directory.resolve("store");
    }

    @Test
    void aKilledPruneLeavesEveryVersionThatIsNeeded() throws Exception {
        try (Store store = Store.open(path)) {
            for (long number = 1; number <= 3; number++) {
                Lists.replace(store, "bloctel", Lists.file(directory, 33_612_345_678L + number));
            }
            store.rollback(Lists.ADMIN, "bloctel", OptionalLong.of(1), "");
        }
        FileTime longAgo = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        for (int i = 0; i < ORPHANS; i++) {
            Files.setLastModifiedTime(Files.createFile(path.resolve("snapshots")
                    .resolve(i + SnapshotBuilder.SUFFIX)), longAgo);
        }
        Process child = ChildProgram.start("prune", path);
        await().pollInterval(LOOK).until(() -> snapshots() < ORPHANS);
        ChildProgram.kill(child);

        try (Store store = Store.open(path)) {
            assertThat(whole(store)).isEqualTo(1);
            store.prune(1);
            assertThat(snapshots()).isEqualTo(2);
            assertThat(store.rollback(Lists.ADMIN, "bloctel", OptionalLong.of(3), "")
                    .done()).isTrue();
        }
    }

    @Test
    void aKilledRollbackIsDoneOrNotBegun() throws Exception {
        try (Store store = Store.open(path)) {
            Lists.replace(store, "bloctel", Lists.file(directory, 33_612_345_678L));
            Lists.replace(store, "bloctel", Lists.file(directory, 33_612_345_679L));
        }
        Process child = ChildProgram.start("rollbacks", path);
        long acknowledged = 2;
        long last = 0;
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 20; i++) {
                last = Long.parseLong(lines.readLine().substring(13));
                acknowledged++;
            }
            ChildProgram.kill(child);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Long.parseLong(line.substring(13));
                acknowledged++;
            }
        }
        try (Store store = Store.open(path)) {
            long more = store.lastSequence() - acknowledged;
            assertThat(more).isBetween(0L, 1L);
            assertThat(whole(store)).isEqualTo(more == 0 ? last : 3 - last);
        }
    }

    @Test
    void aKilledSaveLeavesTheIndexThatWasSavedBefore() throws Exception {
        try (Store store = Store.open(path)) {
            store.record(Lists.ADMIN, Lists.optOuts(1, BEFORE));
            SuppressionIndex saving = SuppressionIndex.follow(path, STRICT);
            await().until(() -> Files.exists(path.resolve("records.index")));
            saving.close();
            store.record(Lists.ADMIN, Lists.optOuts(BEFORE + 1, AFTER));
        }
        byte[] saved = Files.readAllBytes(path.resolve("records.index"));
        killFollower(child -> !ChildProgram.unfinishedIn(path).isEmpty(), child -> false);

        assertThat(path.resolve("records.index")).hasBinaryContent(saved);
        try (SuppressionIndex index = SuppressionIndex.follow(path, STRICT)) {
            Scope scope = index.scope("choucroute", "");
            for (long block = 1; block <= BEFORE + AFTER; block++) {
                assertThat(index.optOut(scope, block * BlockSet.SUFFIXES, 0)).isEqualTo(block);
            }
            await().until(() -> Files.size(path.resolve("records.index")) > saved.length);
        }
        assertThat(ChildProgram.unfinishedIn(path)).isEmpty();
    }

    @Test
    void aKilledRebuildOfTheIndexIsBegunAgain() throws Exception {
        try (Store store = Store.open(path)) {
            store.record(Lists.ADMIN, Lists.optOuts(1, BEFORE));
        }
        byte[] damaged = new byte[1 << 12];
        Files.write(path.resolve("records.index"), damaged);
        killFollower(child -> threadsOf(child).contains(READER),
                child -> !ChildProgram.outputOf(child).isEmpty());

        assertThat(path.resolve("records.index")).hasBinaryContent(damaged);
        try (Store store = Store.open(path);
                SuppressionIndex index = SuppressionIndex.follow(path, STRICT)) {
            Scope scope = index.scope("choucroute", "");
            for (long block = 1; block <= BEFORE; block++) {
                assertThat(index.optOut(scope, block * BlockSet.SUFFIXES, 0)).isEqualTo(block);
            }
            assertThat(store.lastSequence()).isEqualTo(BEFORE);
        }
    }

    /**
     * Kills a follower while it does that, before it saves its index. Whether a kill comes in time,
     * the machine decides: what came of one that was too late is undone, and another is tried.
     */
    private void killFollower(Sight atWork, Sight tooLate) throws Exception {
        Path file = path.resolve("records.index");
        byte[] index = Files.readAllBytes(file);
        for (int kill = 0; kill < KILLS_MAX; kill++) {
            Object inode = inode(file);
            Process child = ChildProgram.start("follow", path);
            await().pollInterval(LOOK).until(() ->
                    atWork.isSeen(child) || !inode(file).equals(inode));
            ChildProgram.kill(child);
            if (inode(file).equals(inode) && !tooLate.isSeen(child)) {
                return;
            }
            Files.write(file, index);
        }
        throw new AssertionError("none of " + KILLS_MAX + " kills came in time");
    }

    /** Something that a process was seen at. */
    private interface Sight {
        boolean isSeen(Process child) throws IOException;
    }

    /** A saved index takes the place of the one before, and is another file. */
    private static Object inode(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static List<String> threadsOf(Process child) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> tasks =
                Files.newDirectoryStream(Path.of("/proc", child.pid() + "", "task"))) {
            for (Path task : tasks) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
        } catch (NoSuchFileException ended) {
            return names;
        }
        return names;
    }

    private long snapshots() throws IOException {
        try (Stream<Path> files = Files.list(path.resolve("snapshots"))) {
            return files.count();
        }
    }

    /** The version that is active, which can be read to its last byte. */
    private static long whole(Store store) throws IOException {
        ListManifest active = store.list("bloctel").orElseThrow();
        Snapshot.open(SnapshotBuilder.fileOf(store.directory().resolve(Snapshot.DIRECTORY),
                active.content().snapshot())).close();
        return active.version();
    }
}
