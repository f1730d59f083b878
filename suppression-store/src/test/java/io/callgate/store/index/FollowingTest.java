package io.callgate.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.Lists;
import io.callgate.store.Store;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import io.callgate.store.register.Register;

/** Whatever is on record, the index starts, goes on following, and says so when it does not. */
class FollowingTest {

    private static final String SELLER = "choucroute";
    private static final long ALICE = 33_612_345_678L;
    private static final long NOW = Instant.parse("2026-11-21T12:00:00Z").getEpochSecond();
    private static final int LAST = Scope.SCOPES_MAX + 99;

    @TempDir
    private Path directory;
    private Store store;
    private long last;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> full = new CopyOnWriteArrayList<>();
    private final IndexListener listener = new IndexListener() {
        @Override
        public void listActivated(String list, long version, long numbers) {
            throw new AssertionError("there is no list");
        }

        @Override
        public void faulted(String what, Exception cause) {
            faults.add(what + ": " + cause);
        }

        @Override
        public void scopesFull(String first) {
            full.add(first);
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
    void takesNoHarmFromMoreCampaignsThanThereArePlaces() throws IOException {
        try (SuppressionIndex index = follow()) {
            last = recordACampaignForEachNumber();
            await().until(() -> index.appliedSequence() == last);
            assertAllAreKnown(index);
            long later = store.optOutAdd(Lists.ADMIN, optOut("", ALICE - 1));
            await().until(() -> index.optOut(index.scope(SELLER, ""), ALICE - 1, NOW) == later);
            assertThat(full).hasSize(1);
        }
        try (SuppressionIndex again = follow()) {
            assertAllAreKnown(again);
        }
        assertThat(full).hasSize(2);
        assertThat(faults).isEmpty();
    }

    /** The last opt-out is of a campaign that calls are made for. */
    private long recordACampaignForEachNumber() throws IOException {
        store.record(Lists.ADMIN, IntStream.rangeClosed(0, LAST)
                .mapToObj(order -> (Event) optOut(order(order), ALICE + order)).toList());
        store.consentWithdraw(Lists.ADMIN,
                new Event.ConsentWithdrawn(SELLER, order(LAST), ALICE - 3, ""));
        store.consentAdd(Lists.ADMIN, new Event.ConsentGiven(SELLER, order(LAST), ALICE - 4,
                Instant.ofEpochSecond(NOW - 1), Event.NEVER, "form", ""));
        return store.optOutAdd(Lists.ADMIN, optOut("gas", ALICE - 2));
    }

    /** In the order of their names, too, the last of them come when all places are taken. */
    private static String order(int number) {
        return String.format("order-%05d", number);
    }

    private void assertAllAreKnown(SuppressionIndex index) {
        Scope all = index.scope(SELLER, "");
        Scope gas = index.scope(SELLER, "gas");
        assertThat(index.optOut(gas, ALICE - 2, NOW)).isEqualTo(last);
        assertThat(index.optOut(all, ALICE - 2, NOW)).isZero();
        assertThat(index.optOut(index.scope(SELLER, order(0)), ALICE, NOW)).isEqualTo(1);
        assertThat(index.optOut(all, ALICE, NOW)).isZero();
        assertThat(index.optOut(all, ALICE + LAST, NOW)).as("without a place").isPositive();
        assertThat(index.consent(all, ALICE - 3, NOW)).as("without a place").isNegative();
        assertThat(index.consent(all, ALICE - 4, NOW)).as("helps nobody").isZero();
    }

    @Test
    void goesOnOnceAnEventThatCannotBeReadCan() throws IOException, SQLException {
        try (SuppressionIndex index = follow()) {
            assertThat(index.isFollowing()).isTrue();
            long event = store.optOutAdd(Lists.ADMIN, optOut("", ALICE));
            await().until(() -> index.optOut(index.scope(SELLER, ""), ALICE, NOW) == event);
            execute("DROP TRIGGER event_never_changes",
                    "INSERT INTO event (seq, at_ms, operator, source, kind, seller, campaign,"
                    + " channel, number, note) VALUES (2, 0, 'o', 's', 'opt-out added', '"
                    + SELLER + "', '', 'fax', " + (ALICE + 1) + ", '')");
            await().until(() -> !index.isFollowing());
            assertThat(index.optOut(index.scope(SELLER, ""), ALICE, NOW)).isEqualTo(event);

            execute("UPDATE event SET channel = 'voice' WHERE seq = 2");
            await().until(() -> index.optOut(index.scope(SELLER, ""), ALICE + 1, NOW) == 2);
            await().until(index::isFollowing);
        }
        assertThat(faults).singleElement().asString().contains("FAX");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:"
                + store.directory().resolve(Register.FILE));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private SuppressionIndex follow() {
        return SuppressionIndex.follow(store.directory(), listener,
                Map.of(SELLER, List.of("gas")));
    }

    private static Event.OptOutAdded optOut(String campaign, long number) {
        return new Event.OptOutAdded(SELLER, campaign, Channel.VOICE, number, Event.NEVER, "");
    }
}
