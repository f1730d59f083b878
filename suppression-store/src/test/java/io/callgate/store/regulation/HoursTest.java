package io.callgate.store.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.Allocation;
import io.callgate.store.destination.Destination;
import io.callgate.store.register.Basis;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HoursTest {

    private static final long FIRST = 1_790_000_000L;
    private static final long LAST = 1_990_000_000L;
    private static final int CALLS = 10_000;

    /** D223-9 said again with java.time, any second of six years, clock changes included. */
    @Property(tries = 5_000, seed = "20261122")
    void franceIsCalledAsJavaTimeReadsTheArticle(
            @ForAll @LongRange(min = FIRST, max = LAST) long second) {
        for (long number : new long[] {33_1_42_68_53_00L, 262_262_12_34_56L, 508_41_12_34L}) {
            Destination destination = Law.at(number);
            ZonedDateTime local = Instant.ofEpochSecond(second)
                    .atZone(ZoneId.of(destination.zone(0).name()));
            assertThat(hours(destination).allow(destination, second)).isEqualTo(article(
                    local.toLocalDate(), local.toLocalTime(), destination.country()));
        }
    }

    private static boolean article(LocalDate date, LocalTime time, String country) {
        boolean weekday = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
        boolean morning = time.getHour() >= 10 && time.getHour() < 13;
        boolean afternoon = time.getHour() >= 14 && time.getHour() < 20;
        return weekday && (morning || afternoon)
                && !Law.of(country).holidays().include(date.toEpochDay());
    }

    @Test
    void whyNamesTheClockThatForbidsIt() {
        Destination mobile = Law.at(34_612_345_678L);
        assertThat(hours(mobile).describe(mobile, second("2026-11-20T08:30:00Z")))
                .isEqualTo("it is 08:30 on Friday, 2026-11-20 (Atlantic/Canary)");
        Destination paris = Law.at(33_1_42_68_53_00L);
        assertThat(hours(paris).describe(paris, second("2026-11-11T09:30:00Z")))
                .isEqualTo("it is 10:30 on Wednesday, 2026-11-11, Armistice Day (Europe/Paris)");
    }

    @Test
    void askingMakesNoGarbage() {
        Regulation france = Law.of("FR");
        boolean[] seen = new boolean[1];
        assertThat(Allocation.ofRepeated(() -> {
            for (int call = 0; call < CALLS; call++) {
                long second = FIRST + call * 3_607L;
                Destination destination = Law.at(call % 2 == 0 ? 33_6_12_34_56_78L + call
                        : 1_850_555_0100L + call);
                Rules rules = france.rulesAt(destination.latestDay(second));
                seen[0] ^= rules.hours().allow(destination, second)
                        ^ rules.exempts(Basis.PRESS)
                        ^ rules.callerNumber().allows(33_6_12_34_56_78L)
                        ^ destination.earliestDay(second) > 0;
            }
        })).isZero();
    }

    private static Hours hours(Destination destination) {
        return Law.of(destination.country()).rulesAt(LocalDate.of(2026, 11, 20).toEpochDay())
                .hours();
    }

    private static long second(String moment) {
        return Instant.parse(moment).getEpochSecond();
    }
}
