package io.callgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.snapshot.BlockCursors;

class ListVersionsTest {

    private static final long ALICE = 33612345678L;
    private static final long BOB = 33612345679L;
    private static final long CAROL = 14155550100L;

    @TempDir
    private Path directory;
    private Store store;

    @BeforeEach
    void openStoreWithThreeVersions() throws IOException {
        store = Store.open(directory.resolve("store"));
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE));
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE, BOB));
        Lists.replace(store, "bloctel", Lists.file(directory, BOB, CAROL));
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Test
    void goesBackToTheVersionBefore() throws IOException {
        ListChange change = rollback(OptionalLong.empty());

        assertThat(change.done()).isTrue();
        assertThat(activeVersion()).isEqualTo(2);
        assertThat(store.versionStates("bloctel")).extracting(ListVersion::active)
                .containsExactly(false, true, false);
    }

    @Test
    void goesBackToTheVersionThatIsNamed() throws IOException {
        rollback(OptionalLong.of(1));
        assertThat(activeVersion()).isEqualTo(1);
        rollback(OptionalLong.of(3));
        assertThat(activeVersion()).isEqualTo(3);
    }

    @Test
    void changesNothingWhenThereIsNoSuchVersion() throws IOException {
        long before = store.lastSequence();
        assertThat(rollback(OptionalLong.of(9)).done()).isFalse();
        assertThat(rollback(OptionalLong.of(3)).done()).isFalse();
        assertThat(store.lastSequence()).isEqualTo(before);
    }

    @Test
    void numbersTheVersionAfterARollbackAnew() throws IOException {
        rollback(OptionalLong.of(1));
        ImportReport report = Lists.replace(store, "bloctel",
                Lists.file(directory, ALICE, CAROL));
        assertThat(report.version().version()).isEqualTo(4);
    }

    @Test
    void comparesTwoVersions() throws IOException {
        assertThat(store.compare("bloctel", 2, 3))
                .isEqualTo(new BlockCursors.Difference(1, 1));
        List<Long> gone = new ArrayList<>();
        store.onlyInFirst("bloctel", 2, 3, (number, listed, checked) -> gone.add(number));
        assertThat(gone).containsExactly(ALICE);
    }

    @Test
    void exportsAVersionInOrder() throws IOException {
        List<Long> numbers = new ArrayList<>();
        store.export("bloctel", 3, (number, listed, checked) -> numbers.add(number));
        assertThat(numbers).containsExactly(CAROL, BOB);
    }

    @Test
    void removesAListAndBringsItBack() throws IOException {
        store.remove(Lists.ADMIN, "bloctel", "contract ended");
        assertThat(store.list("bloctel")).isEmpty();
        assertThat(store.lists()).isEmpty();
        rollback(OptionalLong.empty());
        assertThat(activeVersion()).isEqualTo(3);
    }

    @Test
    void prunesWhatIsNeitherActiveNorNewest() throws IOException {
        rollback(OptionalLong.of(1));
        assertThat(store.prune(1)).isEqualTo(1);
        assertThat(store.versionStates("bloctel")).extracting(ListVersion::kept)
                .containsExactly(true, false, true);
        assertThat(rollback(OptionalLong.of(2)).done()).isFalse();
        assertThat(activeVersion()).isEqualTo(1);
    }

    @Test
    void prunesASnapshotThatWasNeverActivatedOnceItIsOld() throws IOException {
        Path orphan = Files.createFile(store.directory().resolve("snapshots")
                .resolve("0".repeat(64) + ".snapshot"));
        assertThat(store.prune(3)).isZero();
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minusSeconds(7_200)));
        assertThat(store.prune(3)).isEqualTo(1);
    }

    private ListChange rollback(OptionalLong version) throws IOException {
        return store.rollback(Lists.ADMIN, "bloctel", version, "bad file");
    }

    private long activeVersion() throws IOException {
        return store.list("bloctel").orElseThrow().version();
    }
}
