package io.callgate.store.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ZoneTest {

    /** 2015-01-01 and 2045-12-31. */
    private static final long FIRST = 1_420_070_400L;
    private static final long LAST = 2_398_291_200L;

    private static final List<Zone> ALL = Destinations.load().all().stream()
            .flatMap(destination -> destination.zones().stream()).distinct().toList();

    @Property(tries = 300, seed = "20261122")
    void everyZoneShowsTheTimeThatJavaTimeShows(
            @ForAll @LongRange(min = FIRST, max = LAST) long second) {
        for (Zone zone : ALL) {
            int offset = ZoneId.of(zone.name()).getRules().getOffset(Instant.ofEpochSecond(second))
                    .getTotalSeconds();
            assertThat(zone.localSecond(second)).as(zone.name()).isEqualTo(second + offset);
        }
    }

    /** 2026-10-25, 03:00 in Paris becomes 02:00: at 01:00 UTC, not a second sooner. */
    @Test
    void theClockChangesOnTheSecond() {
        Zone paris = Zone.of("Europe/Paris");
        long change = Instant.parse("2026-10-25T01:00:00Z").getEpochSecond();
        assertThat(paris.localSecond(change - 1) - change + 1).isEqualTo(7_200);
        assertThat(paris.localSecond(change) - change).isEqualTo(3_600);
    }

    @Test
    void theLocalDayIsThatOfTheWall() {
        long second = Instant.parse("2026-11-20T22:00:00Z").getEpochSecond();
        assertThat(Zone.of("Indian/Reunion").localDay(second))
                .isEqualTo(LocalDate.of(2026, 11, 21).toEpochDay());
        assertThat(Zone.of("America/Martinique").localDay(second))
                .isEqualTo(LocalDate.of(2026, 11, 20).toEpochDay());
    }
}
