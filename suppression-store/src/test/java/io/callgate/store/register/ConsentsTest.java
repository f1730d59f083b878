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
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.callgate.store.register.sqlite.FirstSchema;
import io.callgate.store.register.sqlite.FourthSchema;
import io.callgate.store.register.sqlite.SecondSchema;
import io.callgate.store.register.sqlite.ThirdSchema;

/** Which of the consents of a person holds: never one that they took back later. */
class ConsentsTest {

    private static final Author CRM = new Author("jane", "nightly import");
    private static final long ALICE = 33612345678L;
    private static final Instant WITHDRAWN = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-09-01T00:00:00Z");
    private static final Instant BETWEEN = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2027-08-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-09-01T00:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void aWithdrawalIsNotUndoneByAConsentGivenBeforeIt() throws IOException {
        assertThat(after(withdrawal(), given(BEFORE, LATE)).withdrawn()).isTrue();
        assertThat(after(given(BEFORE, LATE), withdrawal(), given(BEFORE, LATER)).withdrawn())
                .isTrue();
    }

    @Test
    void aConsentGivenAtOrAfterTheWithdrawalHolds() throws IOException {
        assertThat(after(on(WITHDRAWN, withdrawal()), on(AFTER, given(AFTER, LATE))).expires())
                .isEqualTo(LATE);
        assertThat(after(withdrawal(), given(WITHDRAWN, LATE)).expires()).isEqualTo(LATE);
    }

    @Test
    void aWithdrawalIsRememberedUnderTheConsentThatFollowed() throws IOException {
        Consent consent = after(on(WITHDRAWN, withdrawal()), on(AFTER, given(AFTER, LATE)),
                on(AFTER, given(BEFORE, LATER)));
        assertThat(consent.given()).isEqualTo(AFTER);
        assertThat(consent.expires()).isEqualTo(LATE);
    }

    /** What is for the law to end is not for the paper to prolong. */
    @Test
    void ofTwoConsentsTheOneGivenLaterHoldsHoweverLongTheOtherSaysItLasts() throws IOException {
        for (Consent consent : List.of(after(given(BEFORE, LATE), given(LATELY, SOON)),
                after(given(LATELY, SOON), given(BEFORE, LATE)),
                after(given(BEFORE, Event.NEVER), given(LATELY, SOON)))) {
            assertThat(consent.given()).isEqualTo(LATELY);
            assertThat(consent.expires()).isEqualTo(SOON);
        }
    }

    @Test
    void oneThatIsOverTakesNobodysPlaceAndGivesWay() throws IOException {
        for (Consent consent : List.of(after(given(BEFORE, LATE), given(LATELY, WITHDRAWN)),
                after(given(LATELY, WITHDRAWN), given(BEFORE, LATE)))) {
            assertThat(consent.given()).isEqualTo(BEFORE);
        }
    }

    @Test
    void ofTwoOfOneMomentTheOneRecordedLastHolds() throws IOException {
        assertThat(after(given(BEFORE, LATER), given(BEFORE, LATE)).expires()).isEqualTo(LATE);
        assertThat(after(given(BEFORE, LATE), given(BEFORE, LATER)).expires()).isEqualTo(LATER);
    }

    /** What those programs derived depended on the order of the records: it is derived anew. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void areDerivedAnewFromARegisterOfAnOlderSchema(int schema) throws Exception {
        List<String> steps = new ArrayList<>();
        List.of(FirstSchema.STEPS, SecondSchema.STEPS, ThirdSchema.STEPS, FourthSchema.STEPS)
                .subList(0, schema).forEach(steps::addAll);
        Stream.of(told(1, 1, BEFORE, LATE), told(2, 1, null, null), told(3, 1, BEFORE, LATER),
                told(4, 2, BEFORE, LATE), told(5, 2, AFTER, SOON),
                told(6, 3, null, null), told(7, 3, AFTER, LATE), told(8, 3, BEFORE, LATER),
                told(9, 4, BEFORE, LATE), told(10, 4, null, null),
                told(11, 5, null, null), told(12, 5, SOON, LATE),
                told(13, 6, BEFORE, LATE), told(14, 6, LATELY, WITHDRAWN),
                told(15, 7, BEFORE, LATE), told(16, 7, BEFORE, WITHDRAWN),
                told(17, 8, BEFORE, LATE, BEFORE), told(18, 8, LATELY, WITHDRAWN, LATELY),
                told(19, 8, BETWEEN, LATER)).forEach(steps::add);
        steps.add("PRAGMA user_version = " + schema);
        Path file = directory.resolve(Register.FILE);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String step : steps) {
                statement.execute(step);
            }
        }
        try (Register register = Register.open(file, Clock.fixed(AFTER, ZoneOffset.UTC))) {
            assertThat(register.consent("s", "", 1)).get().matches(Consent::withdrawn)
                    .extracting(Consent::given).isEqualTo(WITHDRAWN);
            assertThat(register.consent("s", "", 2).orElseThrow().expires()).isEqualTo(SOON);
            assertThat(register.consent("s", "", 3).orElseThrow().expires()).isEqualTo(LATE);
            assertThat(register.consent("s", "", 4)).get().matches(Consent::withdrawn);
            assertThat(register.consent("s", "", 5)).as("of the future").get()
                    .matches(Consent::withdrawn);
            assertThat(register.consent("s", "", 6).orElseThrow().expires()).isEqualTo(LATE);
            assertThat(register.consent("s", "", 7).orElseThrow().sequence()).as("corrected")
                    .isEqualTo(16);
            assertThat(register.consent("s", "", 8).orElseThrow().sequence()).as("not yet over"
                    + " when it was recorded").isEqualTo(19);
            register.append(CRM, new Event.ConsentGiven("s", "", 3, BEFORE, LATER, "form", ""));
            assertThat(register.consent("s", "", 3).orElseThrow().sequence()).isEqualTo(7);
        }
    }

    /** A consent, or a withdrawal if it was never given. */
    private static String told(int sequence, long number, Instant given, Instant expires) {
        return told(sequence, number, given, expires, given == null ? WITHDRAWN : AFTER);
    }

    private static String told(int sequence, long number, Instant given, Instant expires,
            Instant at) {
        String what = given == null ? "'consent withdrawn', NULL, NULL, NULL"
                : "'consent given', " + given.getEpochSecond() + ", " + expires.getEpochSecond()
                        + ", 'form'";
        return "INSERT INTO event (seq, at_ms, operator, source, seller, campaign, number, note,"
                + " kind, given_s, expires_s, proof) VALUES (" + sequence + ", "
                + at.toEpochMilli() + ", 'o', 's', 's', '', "
                + number + ", '', " + what + ")";
    }

    private static Event given(Instant given, Instant expires) {
        return new Event.ConsentGiven("s", "", ALICE, given, expires, "form", "");
    }

    private static Event withdrawal() {
        return new Event.ConsentWithdrawn("s", "", ALICE, "");
    }

    /** What holds in a new register when these were recorded at the same time, in this order. */
    private Consent after(Event... events) throws IOException {
        return after(Stream.of(events).map(event -> on(WITHDRAWN, event)).toArray(Told[]::new));
    }

    private Consent after(Told... told) throws IOException {
        try (Register register = Told.registerOf(directory, told)) {
            return register.consent("s", "", ALICE).orElseThrow();
        }
    }
}
