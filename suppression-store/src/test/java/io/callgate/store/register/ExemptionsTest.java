package io.callgate.store.register;

import static io.callgate.store.register.Told.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.callgate.store.register.sqlite.FirstSchema;
import io.callgate.store.register.sqlite.SecondSchema;
import io.callgate.store.register.sqlite.ThirdSchema;

/** Since when an exemption holds: recording it once more makes nobody's term longer. */
class ExemptionsTest {

    private static final Author CRM = new Author("jane", "nightly import");
    private static final long ALICE = 33612345678L;
    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T09:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant SUNDAY = Instant.parse("2026-11-22T09:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void beginsWhenItIsRecordedFirstIfNobodySaysWhen() throws IOException {
        Exemption exemption = after(on(MONDAY, added()), on(FRIDAY, added()));
        assertThat(exemption.given()).isEqualTo(MONDAY);
        assertThat(exemption.dated()).isFalse();
        assertThat(exemption.sequence()).isEqualTo(2);
    }

    @Test
    void beginsAnewOnceItWasTakenBack() throws IOException {
        assertThat(after(on(MONDAY, added()), on(TUESDAY, removed()), on(FRIDAY, added())).given())
                .isEqualTo(FRIDAY);
    }

    @Test
    void beginsWhenItIsSaidTo() throws IOException {
        for (Exemption exemption : List.of(after(on(FRIDAY, given(MONDAY))),
                after(on(MONDAY, given(MONDAY)), on(FRIDAY, given(MONDAY))),
                after(on(TUESDAY, added()), on(FRIDAY, given(MONDAY))),
                after(on(TUESDAY, given(MONDAY)), on(FRIDAY, added())))) {
            assertThat(exemption.given()).isEqualTo(MONDAY);
            assertThat(exemption.dated()).isTrue();
        }
    }

    @Test
    void ofTwoDatesTheLaterHoldsWhicheverIsRecordedFirst() throws IOException {
        assertThat(after(on(FRIDAY, given(TUESDAY)), on(FRIDAY, given(MONDAY))).given())
                .isEqualTo(TUESDAY);
        assertThat(after(on(FRIDAY, given(MONDAY)), on(FRIDAY, given(TUESDAY))).given())
                .isEqualTo(TUESDAY);
    }

    @Test
    void givesWayToAnEarlierOneOnceItIsOver() throws IOException {
        Event shortOne = new Event.ExemptionAdded("s", "", Basis.CONTRACT, ALICE,
                Optional.of(TUESDAY), FRIDAY, "");
        assertThat(after(on(TUESDAY, shortOne), on(SUNDAY, given(MONDAY))).given())
                .isEqualTo(MONDAY);
        assertThat(after(on(SUNDAY, given(MONDAY)), on(SUNDAY, shortOne)).given())
                .isEqualTo(MONDAY);
    }

    /** However the rows of the file are ordered. */
    @Test
    void isNotMadeLongerByAnyRepetition() throws IOException {
        Event shortOne = new Event.ExemptionAdded("s", "", Basis.CONTRACT, ALICE,
                Optional.of(TUESDAY), FRIDAY, "");
        List<Event> rows = List.of(added(), given(MONDAY), given(TUESDAY), shortOne);
        for (Event first : rows) {
            for (Event second : rows) {
                Exemption once = after(on(TUESDAY, first), on(TUESDAY, second));
                Exemption twice = after(on(TUESDAY, first), on(TUESDAY, second),
                        on(SUNDAY, first), on(SUNDAY, second));
                assertThat(twice.given()).as("%s, %s", first, second)
                        .isBeforeOrEqualTo(once.given());
            }
        }
    }

    @Test
    void takesTheEndThatWasRecordedLastForTheSameBeginning() throws IOException {
        Event ended = new Event.ExemptionAdded("s", "", Basis.CONTRACT, ALICE,
                Optional.of(MONDAY), FRIDAY, "");
        assertThat(after(on(TUESDAY, given(MONDAY)), on(TUESDAY, ended)).expires())
                .isEqualTo(FRIDAY);
        assertThat(after(on(TUESDAY, ended), on(TUESDAY, given(MONDAY))).expires())
                .isEqualTo(Event.NEVER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void keepsTheBeginningThatAnOlderProgramCountedFrom(int schema) throws Exception {
        List<String> steps = new ArrayList<>();
        List.of(FirstSchema.STEPS, SecondSchema.STEPS, ThirdSchema.STEPS).subList(0, schema)
                .forEach(steps::addAll);
        steps.add(olderEvent(1, MONDAY));
        steps.add(olderEvent(2, TUESDAY));
        steps.add("PRAGMA user_version = " + schema);
        Path file = directory.resolve(Register.FILE);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String step : steps) {
                statement.execute(step);
            }
        }
        try (Register register = Register.open(file, Clock.fixed(FRIDAY, ZoneOffset.UTC))) {
            Exemption exemption = held(register);
            assertThat(exemption.given()).isEqualTo(TUESDAY);
            assertThat(exemption.dated()).isFalse();
            register.append(CRM, added());
            assertThat(held(register).given()).isEqualTo(TUESDAY);
            register.append(CRM, given(MONDAY));
            assertThat(held(register).given()).isEqualTo(MONDAY);
            assertThat(register.eventsAfter(0, 1)).extracting(Recorded::event)
                    .containsExactly(added());
        }
    }

    private static String olderEvent(int sequence, Instant at) {
        return "INSERT INTO event (seq, at_ms, operator, source, seller, campaign, basis, number,"
                + " note, kind) VALUES (" + sequence + ", " + at.toEpochMilli() + ", 'o', 's',"
                + " 's', '', 'contract', " + ALICE + ", '', 'exemption added')";
    }

    private static Event added() {
        return new Event.ExemptionAdded("s", "", Basis.CONTRACT, ALICE, Optional.empty(),
                Event.NEVER, "");
    }

    private static Event given(Instant given) {
        return new Event.ExemptionAdded("s", "", Basis.CONTRACT, ALICE, Optional.of(given),
                Event.NEVER, "");
    }

    private static Event removed() {
        return new Event.ExemptionWithdrawn("s", "", Basis.CONTRACT, ALICE, "");
    }

    /** What holds in a new register when these were recorded, in this order. */
    private Exemption after(Told... told) throws IOException {
        try (Register register = Told.registerOf(directory, told)) {
            return held(register);
        }
    }

    private static Exemption held(Register register) throws IOException {
        return register.exemption("s", "", Basis.CONTRACT, ALICE).orElseThrow();
    }
}
