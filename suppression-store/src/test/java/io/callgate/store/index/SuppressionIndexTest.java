package io.callgate.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.Lists;
import io.callgate.store.Store;
import io.callgate.store.index.list.ListHandle;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;

class SuppressionIndexTest {

    private static final long ALICE = 33612345678L;
    private static final long BOB = 33612345679L;
    private static final long CAROL = 33712345679L;
    private static final long NOW = Instant.parse("2026-11-21T12:00:00Z").getEpochSecond();

    @TempDir
    private Path directory;
    private Store store;
    private final List<String> activated = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final IndexListener listener = new IndexListener() {
        @Override
        public void listActivated(String list, long version, long numbers) {
            activated.add(list + " " + version + " " + numbers);
        }

        @Override
        public void faulted(String what, Exception cause) {
            faults.add(what + ": " + cause.getMessage());
        }
    };

    @BeforeEach
    void openStore() throws IOException {
        store = Store.open(directory.resolve("store"));
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Test
    void knowsWhatWasRecordedBeforeItStarted() throws IOException {
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE));
        long sequence = optOut(BOB, "", Event.NEVER);
        try (SuppressionIndex index = SuppressionIndex.follow(store.directory(), listener)) {
            assertThat(index.list("bloctel").current().contains(ALICE)).isTrue();
            assertThat(index.list("bloctel").current().contains(BOB)).isFalse();
            assertThat(index.list("tps").current().isPresent()).isFalse();
            assertThat(index.optOut(index.scope("choucroute", ""), BOB, NOW)).isEqualTo(sequence);
            assertThat(index.optOut(index.scope("choucroute", ""), ALICE, NOW)).isZero();
            assertThat(index.optOut(index.scope("other", ""), BOB, NOW)).isZero();
            assertThat(index.appliedSequence()).isEqualTo(sequence);
        }
        assertThat(activated).containsExactly("bloctel 1 1");
        assertThat(faults).isEmpty();
    }

    @Test
    void tellsAnOptOutOfCallsFromOneOfMessagesAndHeedsNeitherOfEmailNorPost() throws IOException {
        long sequence = store.optOutAdd(Lists.ADMIN, optOutOf(Channel.MESSAGE, ALICE));
        store.optOutAdd(Lists.ADMIN, optOutOf(Channel.EMAIL, BOB));
        store.optOutAdd(Lists.ADMIN, optOutOf(Channel.POST, BOB));
        try (SuppressionIndex index = SuppressionIndex.follow(store.directory(), listener)) {
            Scope scope = index.scope("choucroute", "");
            assertThat(index.messageOptOut(scope, ALICE, NOW)).isEqualTo(sequence);
            assertThat(index.optOut(scope, ALICE, NOW)).isZero();
            assertThat(index.messageOptOut(scope, BOB, NOW)).isZero();
            assertThat(index.optOut(scope, BOB, NOW)).isZero();

            long call = optOut(BOB, "", Event.NEVER);
            long message = store.optOutAdd(Lists.ADMIN, optOutOf(Channel.MESSAGE, BOB));
            await().until(
                    () -> index.messageOptOut(scope, BOB, NOW) == message);
            assertThat(index.optOut(scope, BOB, NOW)).isEqualTo(call);
            store.optOutRemove(Lists.ADMIN, new Event.OptOutWithdrawn("choucroute", "",
                    Channel.MESSAGE, BOB, "write again"));
            await().until(
                    () -> index.messageOptOut(scope, BOB, NOW) == 0);
            assertThat(index.optOut(scope, BOB, NOW)).isEqualTo(call);
        }
    }

    private static Event.OptOutAdded optOutOf(Channel channel, long number) {
        return new Event.OptOutAdded("choucroute", "", channel, number, Event.NEVER, "");
    }

    @Test
    void appliesWhatIsRecordedWhileItFollows() throws IOException {
        try (SuppressionIndex index = SuppressionIndex.follow(store.directory(), listener)) {
            Scope scope = index.scope("choucroute", "gas");
            ListHandle bloctel = index.list("bloctel");

            long sequence = optOut(ALICE, "gas", Event.NEVER);
            await().until(
                    () -> index.optOut(scope, ALICE, NOW) == sequence);
            Lists.replace(store, "bloctel", Lists.file(directory, BOB));
            await().until(() -> bloctel.current().contains(BOB));
            store.optOutRemove(Lists.ADMIN, new Event.OptOutWithdrawn("choucroute", "gas",
                    Channel.VOICE, ALICE, "asked to be called again"));
            await().until(() -> index.optOut(scope, ALICE, NOW) == 0);
            assertThat(index.appliedSequence()).isEqualTo(store.lastSequence());
        }
    }

    @Test
    void forgetsAnOptOutWhenItExpires() throws IOException {
        optOut(ALICE, "", Instant.ofEpochSecond(NOW));
        try (SuppressionIndex index = SuppressionIndex.follow(store.directory(), listener)) {
            Scope scope = index.scope("choucroute", Scope.ALL_CAMPAIGNS);
            assertThat(index.optOut(scope, ALICE, NOW - 1)).isPositive();
            assertThat(index.optOut(scope, ALICE, NOW)).isZero();
        }
    }

    @Test
    void servesTheVersionBeforeWhenTheActiveOneIsDamaged() throws IOException {
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE));
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE, BOB));
        flipABit(store.list("bloctel").orElseThrow().content().snapshot());
        try (SuppressionIndex index = SuppressionIndex.follow(store.directory(), listener)) {
            assertThat(index.list("bloctel").current().version()).isEqualTo(1);
            assertThat(index.list("bloctel").current().contains(ALICE)).isTrue();
        }
        assertThat(faults).hasSize(1).first().asString().contains("bloctel version 2")
                .contains("import the list again");
        faults.clear();
        try (SuppressionIndex one = SuppressionIndex.ofNumbers(store.directory(), listener,
                CAROL)) {
            assertThat(one.list("bloctel").current().version()).as("as check is told").isEqualTo(1);
        }
        assertThat(faults).hasSize(1).first().asString().contains("bloctel version 2")
                .contains("import the list again");
    }

    @Test
    void hasAnAbsentListWhenItsOnlyVersionIsDamaged() throws IOException {
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE));
        flipABit(store.list("bloctel").orElseThrow().content().snapshot());
        try (SuppressionIndex index = SuppressionIndex.follow(store.directory(), listener)) {
            assertThat(index.list("bloctel").current().isPresent()).isFalse();
        }
        assertThat(faults).hasSize(1);
    }

    @Test
    void keepsWhatWasKnownWhenTheRegisterIsLost() throws IOException {
        long sequence = optOut(ALICE, "", Event.NEVER);
        try (SuppressionIndex index = SuppressionIndex.follow(store.directory(), listener)) {
            Files.move(store.directory().resolve("register.db"), directory.resolve("moved"));
            await().until(() -> !faults.isEmpty());
            assertThat(index.optOut(index.scope("choucroute", ""), ALICE, NOW))
                    .isEqualTo(sequence);
        }
        assertThat(faults).hasSize(1);
    }

    @Test
    void answersForTheNumbersItWasAskedAbout() throws IOException {
        Lists.replace(store, "bloctel", Lists.file(directory, ALICE));
        long sequence = optOut(BOB, "", Event.NEVER);
        try (SuppressionIndex index = SuppressionIndex.ofNumbers(store.directory(), listener,
                ALICE, BOB)) {
            assertThat(index.list("bloctel").current().contains(ALICE)).isTrue();
            assertThat(index.list("bloctel").current().contains(BOB)).isFalse();
            assertThat(index.list("tps").current().isPresent()).isFalse();
            assertThat(index.optOut(index.scope("choucroute", ""), BOB, NOW)).isEqualTo(sequence);
            assertThat(index.optOut(index.scope("choucroute", ""), ALICE, NOW)).isZero();
        }
    }

    private long optOut(long number, String campaign, Instant expires) throws IOException {
        return store.optOutAdd(Lists.ADMIN, new Event.OptOutAdded("choucroute", campaign,
                Channel.VOICE, number, expires, ""));
    }

    private void flipABit(String snapshot) throws IOException {
        Path file = store.directory().resolve("snapshots").resolve(snapshot + ".snapshot");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(17);
            int before = bytes.read();
            bytes.seek(17);
            bytes.write(before ^ 1);
        }
    }
}
