package io.callgate.store.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.destination.Destination;
import io.callgate.store.destination.Destinations;
import java.time.Instant;
import java.time.LocalDate;

/** The regulations that come with Callgate, and moments and places to ask them about. */
final class Law {

    static final Destinations DESTINATIONS = Destinations.load();
    private static final Regulations SHIPPED = shipped();

    private Law() {
    }

    private static Regulations shipped() {
        Regulations.Loaded loaded = Regulations.shipped();
        assertThat(loaded.problems()).isEmpty();
        return loaded.regulations().orElseThrow();
    }

    static Regulation of(String country) {
        return SHIPPED.of(country).orElseThrow();
    }

    static Rules of(String country, String date) {
        return of(country).rulesAt(LocalDate.parse(date).toEpochDay());
    }

    static Destination at(long number) {
        return DESTINATIONS.of(number);
    }

    /** Whether the number may be called at the moment, {@code 2026-11-20T12:00:00Z}. */
    static boolean isTimeToCall(long number, String moment) {
        Destination destination = at(number);
        long second = Instant.parse(moment).getEpochSecond();
        return of(destination.country()).rulesAt(destination.latestDay(second)).hours()
                .allow(destination, second);
    }
}
