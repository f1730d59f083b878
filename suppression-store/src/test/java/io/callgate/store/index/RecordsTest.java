package io.callgate.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.Allocation;
import io.callgate.store.Lists;
import io.callgate.store.Store;
import io.callgate.store.register.Basis;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import io.callgate.store.register.Register;

class RecordsTest {

    private static final String SELLER = "choucroute";
    private static final long ALICE = 33612345678L;
    private static final Instant GIVEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2027-11-01T10:00:00Z");
    private static final long NOW = Instant.parse("2026-11-21T12:00:00Z").getEpochSecond();
    /** More than are applied before the records are saved, in more blocks than fit at first. */
    private static final int MANY = 60_000;
    private static final long BLOCK = 10_000;

    @TempDir
    private Path directory;
    private Store store;
    private final List<String> faults = new ArrayList<>();
    private final IndexListener listener = new IndexListener() {
        @Override
        public void listActivated(String list, long version, long numbers) {
            throw new AssertionError("there is no list");
        }

        @Override
        public void faulted(String what, Exception cause) {
            faults.add(what + ": " + cause);
        }
    };

    @BeforeEach
    void openStore() throws IOException {
        store = Store.open(directory.resolve("store"));
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void knowAConsentUntilItIsWithdrawn() throws IOException {
        try (SuppressionIndex index = follow()) {
            Scope scope = index.scope(SELLER, "gas");
            long given = store.consentAdd(Lists.ADMIN, new Event.ConsentGiven(SELLER, "gas",
                    ALICE, GIVEN, EXPIRES, "form 7", ""));
            await().until(() -> index.consent(scope, ALICE, NOW) == given);
            assertThat(index.consent(scope, ALICE, EXPIRES.getEpochSecond())).isZero();

            long withdrawn = store.consentWithdraw(Lists.ADMIN,
                    new Event.ConsentWithdrawn(SELLER, "gas", ALICE, "by telephone"));
            await().until(() -> index.consent(scope, ALICE, NOW) == -withdrawn);
        }
        try (SuppressionIndex index = follow()) {
            assertThat(index.consent(index.scope(SELLER, "gas"), ALICE, NOW)).isNegative();
        }
    }

    @Test
    void keepAWithdrawalThatAnOlderConsentIsRecordedAfter() throws IOException {
        Instant now = Instant.now();
        Instant later = now.plusSeconds(3_600);
        Event older = new Event.ConsentGiven(SELLER, "", ALICE, GIVEN, EXPIRES, "form 7", "");
        try (SuppressionIndex index = follow(); Store before = Store.open(store.directory(),
                Clock.fixed(now.minusSeconds(60), ZoneOffset.UTC))) {
            before.consentWithdraw(Lists.ADMIN, new Event.ConsentWithdrawn(SELLER, "", ALICE, ""));
            store.record(Lists.ADMIN, List.of(older));
            assertConsent(index, -1, later);
            long given = store.consentAdd(Lists.ADMIN, new Event.ConsentGiven(SELLER, "", ALICE,
                    now, later.plusSeconds(60), "form 8", ""));
            store.record(Lists.ADMIN, List.of(older));
            assertConsent(index, given, later);
            store.erase(Lists.ADMIN, ALICE, "", 60);
            store.consentWithdraw(Lists.ADMIN, new Event.ConsentWithdrawn(SELLER, "", ALICE, ""));
            store.erase(Lists.ADMIN, ALICE, "", 60);
            store.record(Lists.ADMIN, List.of(older));
            assertConsent(index, -6, later);
        }
    }

    /** Of one that follows, one that begins now, and one that is asked once. */
    private void assertConsent(SuppressionIndex following, long expected, Instant at)
            throws IOException {
        long last = store.lastSequence();
        await().until(() -> following.appliedSequence() == last);
        try (SuppressionIndex again = follow();
                SuppressionIndex one =
                        SuppressionIndex.ofNumbers(store.directory(), listener, ALICE)) {
            for (SuppressionIndex index : List.of(following, again, one)) {
                assertThat(index.consent(index.scope(SELLER, ""), ALICE, at.getEpochSecond()))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void knowEachExemptionByItsBasis() throws IOException {
        long contract = exempt(Basis.CONTRACT, Event.NEVER);
        long callback = exempt(Basis.CALLBACK, EXPIRES);
        try (SuppressionIndex index = follow()) {
            Scope scope = index.scope(SELLER, "");
            assertThat(index.exemption(scope, Basis.CONTRACT, ALICE, NOW)).isEqualTo(contract);
            assertThat(index.exemption(scope, Basis.CALLBACK, ALICE, NOW)).isEqualTo(callback);
            assertThat(index.exemption(scope, Basis.PRESS, ALICE, NOW)).isZero();
            store.exemptionRemove(Lists.ADMIN, new Event.ExemptionWithdrawn(SELLER, "",
                    Basis.CONTRACT, ALICE, "contract ended"));
            await().until(() -> index.exemption(scope, Basis.CONTRACT, ALICE, NOW) == 0);
            assertThat(index.exemption(scope, Basis.CALLBACK, ALICE, NOW)).isEqualTo(callback);
        }
    }

    @Test
    void knowSinceWhenAnExemptionHolds() throws IOException {
        long now = Instant.now().getEpochSecond();
        try (SuppressionIndex index = follow()) {
            exempt(Basis.CONTRACT, Event.NEVER);
            exempt(Basis.CONTRACT, Event.NEVER);
            assertThat(since(index, now)).isBetween(now - 1, now + 600);
            assertThat(since(index, 0)).as("nobody said since when").isNotZero();
            store.exemptionAdd(Lists.ADMIN, new Event.ExemptionAdded(SELLER, "", Basis.CONTRACT,
                    ALICE, Optional.of(GIVEN), Event.NEVER, ""));
            exempt(Basis.CONTRACT, Event.NEVER);
            assertThat(since(index, now)).isEqualTo(GIVEN.getEpochSecond());
            assertThat(since(index, GIVEN.getEpochSecond() - 1)).as("before it began").isZero();
        }
    }

    /** Of the contract; the same of one that follows, one that begins now, one asked once. */
    private long since(SuppressionIndex following, long at) throws IOException {
        long last = store.lastSequence();
        await().until(() -> following.appliedSequence() == last);
        List<Long> found = new ArrayList<>();
        try (SuppressionIndex again = follow();
                SuppressionIndex one =
                        SuppressionIndex.ofNumbers(store.directory(), listener, ALICE)) {
            for (SuppressionIndex index : List.of(following, again, one)) {
                long record = index.exemption(index.scope(SELLER, ""), Basis.CONTRACT, ALICE, at);
                found.add(record == 0 ? 0 : index.since());
            }
        }
        assertThat(found.stream().distinct()).hasSize(1);
        return found.get(0);
    }

    @Test
    void honourTheOptOutOfANumberThatWasErased() throws IOException {
        long sequence = store.optOutAdd(Lists.ADMIN, optOut(ALICE));
        exempt(Basis.CONTRACT, Event.NEVER);
        try (SuppressionIndex index = follow()) {
            Scope scope = index.scope(SELLER, "");
            store.erase(Lists.ADMIN, ALICE, "asked by letter", 60);
            await().until(() -> index.appliedSequence() == store.lastSequence());
            assertThat(index.optOut(scope, ALICE, NOW)).isEqualTo(sequence);
            assertThat(index.exemption(scope, Basis.CONTRACT, ALICE, NOW)).isZero();
            assertThat(index.optOut(scope, ALICE + 1, NOW)).isZero();
        }
        try (SuppressionIndex again = follow();
                SuppressionIndex one =
                        SuppressionIndex.ofNumbers(store.directory(), listener, ALICE)) {
            assertThat(again.optOut(again.scope(SELLER, ""), ALICE, NOW)).isEqualTo(sequence);
            assertThat(one.optOut(one.scope(SELLER, ""), ALICE, NOW)).isEqualTo(sequence);
        }
    }

    @Test
    void areReadFromTheSavedFileAndWhatCameAfterIt() throws IOException {
        store.record(Lists.ADMIN, LongStream.range(0, MANY).mapToObj(i ->
                (Event) optOut(ALICE + i / 3 * BLOCK + i % 3)).toList());
        followUntilSaved();
        long later = store.optOutAdd(Lists.ADMIN, optOut(ALICE - 1));
        store.optOutRemove(Lists.ADMIN, new Event.OptOutWithdrawn(SELLER, "", Channel.VOICE,
                ALICE, ""));
        try (SuppressionIndex index = follow()) {
            Scope scope = index.scope(SELLER, "");
            assertThat(index.optOut(scope, ALICE, NOW)).isZero();
            assertThat(index.optOut(scope, ALICE - 1, NOW)).isEqualTo(later);
            for (long i = 1; i < MANY; i++) {
                assertThat(index.optOut(scope, ALICE + i / 3 * BLOCK + i % 3, NOW))
                        .isEqualTo(i + 1);
            }
        }
    }

    @Test
    void areReadFromTheRegisterWhenTheSavedFileIsDamaged() throws IOException {
        store.record(Lists.ADMIN, LongStream.range(0, MANY).mapToObj(i ->
                (Event) optOut(ALICE + i)).toList());
        followUntilSaved();
        byte[] bytes = Files.readAllBytes(saved());
        bytes[bytes.length / 2] ^= 1;
        Files.write(saved(), bytes);
        try (SuppressionIndex index = follow()) {
            Scope scope = index.scope(SELLER, "");
            for (long i = 0; i < MANY; i++) {
                assertThat(index.optOut(scope, ALICE + i, NOW)).isEqualTo(i + 1);
            }
        }
    }

    /** Names, counts and lengths stand there: what they ask for must not be done. */
    @Test
    void areReadFromTheRegisterWhicheverByteOfTheSavedFilesHeadIsDamaged() throws IOException {
        store.record(Lists.ADMIN, Lists.optOuts(1, 2));
        Path file = store.directory().resolve(RecordFile.NAME);
        try (Register register = Register.open(store.directory().resolve(Register.FILE),
                Clock.systemUTC())) {
            Scopes scopes = new Scopes(Map.of());
            OffHeapRecords records = RecordLoad.loadAll(scopes, register);
            RecordFile.save(store.directory(), records, scopes, store.history(10_000).get(0));
            records.close();
            byte[] whole = Files.readAllBytes(file);
            for (int at = 0; at < whole.length; at++) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) 0xC0;
                Files.write(file, damaged);
                assertThat(RecordFile.load(store.directory(), register, new Scopes(Map.of()), 0))
                        .as("byte %d", at).isEmpty();
            }
            Files.write(file, whole);
            RecordFile.load(store.directory(), register, new Scopes(Map.of()), 0).orElseThrow()
                    .records().close();
        }
    }

    @Test
    void growWhileTheyFollow() throws IOException {
        try (SuppressionIndex index = follow()) {
            long last = store.record(Lists.ADMIN, LongStream.range(0, MANY).mapToObj(i ->
                    (Event) optOut(ALICE + i * BLOCK)).toList());
            await().until(() -> index.appliedSequence() == last);
            Scope scope = index.scope(SELLER, "");
            for (long i = 0; i < MANY; i++) {
                assertThat(index.optOut(scope, ALICE + i * BLOCK, NOW)).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void areFoundWithoutAllocating() throws IOException {
        store.optOutAdd(Lists.ADMIN, optOut(ALICE));
        try (SuppressionIndex index = follow()) {
            Scope scope = index.scope(SELLER, "");
            assertThat(Allocation.ofRepeated(() -> ask(index, scope))).isZero();
        }
    }

    private static void ask(SuppressionIndex index, Scope scope) {
        for (int i = 0; i < 50_000; i++) {
            index.optOut(scope, ALICE + i % 2, NOW);
            index.consent(scope, ALICE, NOW);
            index.readerTurn();
        }
    }

    private void followUntilSaved() {
        SuppressionIndex index = follow();
        await().until(() -> Files.exists(saved()));
        index.close();
    }

    private SuppressionIndex follow() {
        return SuppressionIndex.follow(store.directory(), listener);
    }

    private Path saved() {
        return store.directory().resolve(RecordFile.NAME);
    }

    private long exempt(Basis basis, Instant expires) throws IOException {
        return store.exemptionAdd(Lists.ADMIN,
                new Event.ExemptionAdded(SELLER, "", basis, ALICE, Optional.empty(),
                        expires, ""));
    }

    private static Event.OptOutAdded optOut(long number) {
        return new Event.OptOutAdded(SELLER, "", Channel.VOICE, number, Event.NEVER, "");
    }
}
