package io.callgate.store.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.Allocation;
import io.callgate.store.register.Basis;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalendarMonthsTest {

    private static final int DAY_2015 = 16_436;
    private static final int DAY_2060 = 33_237;

    @Property(tries = 5_000, seed = "20261122")
    void addUpAsJavaTimeAddsThem(@ForAll @IntRange(min = DAY_2015, max = DAY_2060) int day,
            @ForAll @IntRange(min = 0, max = 1_200) int months) {
        assertThat(CalendarMonths.later(day, months))
                .isEqualTo(LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay());
    }

    /** R223-1: at most a year from its collection, to the second. */
    @Test
    void aConsentInFranceEndsAYearAfterItWasGiven() {
        ConsentRule rule = Law.of("FR", "2026-08-11").consent();
        assertThat(Instant.ofEpochSecond(rule.endOf(second("2026-11-21T09:30:15Z"))))
                .isEqualTo("2027-11-21T09:30:15Z");
        assertThat(Instant.ofEpochSecond(rule.endOf(second("2028-02-29T09:30:15Z"))))
                .isEqualTo("2029-02-28T09:30:15Z");
        assertThat(Law.of("DE", "2026-08-11").consent().endOf(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void askingHowLongSomethingHoldsMakesNoGarbage() {
        ConsentRule consent = Law.of("FR", "2026-08-11").consent();
        ExemptionRule callback =
                Law.of("FR", "2026-08-11").exemption(Basis.CALLBACK).orElseThrow();
        ExemptionRule purchase =
                Law.of("US", "2026-08-11").exemption(Basis.CONTRACT).orElseThrow();
        long[] seen = new long[1];
        assertThat(Allocation.ofRepeated(() -> {
            for (int day = DAY_2015; day < DAY_2015 + 10_000; day++) {
                seen[0] ^= consent.endOf(day * 86_400L) ^ callback.lastDay(day)
                        ^ purchase.lastDay(day);
            }
        })).isZero();
    }

    private static long second(String moment) {
        return Instant.parse(moment).getEpochSecond();
    }
}
