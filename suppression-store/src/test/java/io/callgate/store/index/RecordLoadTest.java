package io.callgate.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import io.callgate.store.FolderOfProperty;
import io.callgate.store.Lists;
import io.callgate.store.register.Basis;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import io.callgate.store.register.Register;

class RecordLoadTest extends FolderOfProperty {

    private static final Instant GIVEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final long NOW = GIVEN.getEpochSecond() + 7;
    private static final int EVENTS = 400;
    private static final int NUMBERS = 60;
    /** So that some fall into one block and some into each of many. */
    private static final long STRIDE = 1_999;

    @Property(tries = 20, seed = "20261122")
    void knowsOfEachNumberWhatTheRegisterDoes(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path file = directory.resolve(Long.toHexString(seed) + ".db");
        try (Register register = Register.open(file, Clock.systemUTC())) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < random.nextInt(EVENTS); i++) {
                events.add(event(random));
            }
            register.appendAll(Lists.ADMIN, events);
            Scopes scopes = new Scopes(Map.of());
            OffHeapRecords loaded = RecordLoad.loadAll(scopes, register);
            for (int i = 0; i < NUMBERS; i++) {
                assertSame(loaded, scopes, register, number(i));
            }
            loaded.close();
        }
    }

    private static void assertSame(Records loaded, Scopes scopes, Register register, long number)
            throws IOException {
        Records one = new HeapRecords();
        RecordTables.putAllOf(one, scopes, register, number);
        for (Scope scope : scopes.all()) {
            for (RecordKind kind : RecordKind.values()) {
                long expected = one.find(kind, scope.id(), number, NOW);
                assertThat(loaded.find(kind, scope.id(), number, NOW))
                        .as("%s of %s in %s", kind, number, scope).isEqualTo(expected);
                assertThat(expected == 0 || loaded.since() == one.since()).isTrue();
            }
        }
    }

    private static long number(int place) {
        return 33_600_000_000L + STRIDE * place;
    }

    private static Event event(Random random) {
        String seller = "seller-" + random.nextInt(3);
        String campaign = random.nextBoolean() ? "" : "campaign-" + random.nextInt(3);
        long number = number(random.nextInt(NUMBERS));
        Instant expires = random.nextBoolean() ? Event.NEVER
                : GIVEN.plusSeconds(1 + random.nextInt(12));
        return switch (random.nextInt(5)) {
            case 0, 1 -> new Event.OptOutAdded(seller, campaign,
                    Channel.values()[random.nextInt(3)], number, expires, "");
            case 2 -> new Event.ConsentGiven(seller, campaign, number, GIVEN, expires, "form", "");
            case 3 -> new Event.ConsentWithdrawn(seller, campaign, number, "");
            default -> new Event.ExemptionAdded(seller, campaign,
                    Basis.values()[random.nextInt(3)], number,
                    random.nextBoolean() ? Optional.of(GIVEN) : Optional.empty(), expires, "");
        };
    }
}
