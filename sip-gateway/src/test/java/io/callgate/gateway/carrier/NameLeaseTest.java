package io.callgate.gateway.carrier;

import static io.callgate.gateway.carrier.CarrierGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.carrier.NameStatus.State;
import io.callgate.gateway.carrier.NameWatch.Event;
import io.callgate.gateway.config.DnsConfig;
import io.callgate.gateway.names.Location;
import io.callgate.gateway.names.Place;
import io.callgate.gateway.names.Said;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long what name servers said of a carrier is used. */
class NameLeaseTest {

    private static final Location NOTHING = new Location(Said.NOTHING, List.of(), 0);

    private final NameLease lease = new NameLease(new DnsConfig(List.of(), 10, 100, 1_000));

    private static Location at(String address, int ttlSeconds) {
        return new Location(Said.FOUND, List.of(new Place(Transport.UDP,
                new InetSocketAddress(address, 5060), 0, 1)), ttlSeconds);
    }

    @ParameterizedTest
    @CsvSource({"0, 8000", "10, 8000", "50, 40000", "100, 80000", "86400, 80000"})
    void isRenewedBeforeItEndsAndNoSoonerOrLaterThanItsBounds(int ttlSeconds, long millis) {
        assertThat(lease.take(at("192.0.2.1", ttlSeconds), 0)).as("news at a start").isEmpty();
        assertThat(lease.askAgainMillis()).isEqualTo(millis);
    }

    @Test
    void isNewsOnlyWhenTheNameLeadsElsewhere() {
        lease.take(at("192.0.2.1", 50), 0);

        assertThat(lease.take(at("192.0.2.1", 40), SECOND)).isEmpty();
        assertThat(lease.take(at("192.0.2.2", 40), 2 * SECOND)).contains(Event.MOVED);
        assertThat(lease.places()).extracting(place -> place.address().getHostString())
                .containsExactly("192.0.2.2");
    }

    @Test
    void goesOnWhileNobodyCanSayBetterAndEndsAfterTheBound() {
        lease.take(at("192.0.2.1", 50), 0);

        assertThat(lease.take(Location.UNKNOWN, 49 * SECOND)).as("in its time").isEmpty();
        assertThat(lease.askAgainMillis()).isEqualTo(5_000);
        assertThat(lease.take(Location.UNKNOWN, 50 * SECOND)).contains(Event.STALE);
        assertThat(lease.take(NOTHING, 1_049 * SECOND)).as("told already").isEmpty();
        assertThat(lease.state()).isEqualTo(State.STALE);
        assertThat(lease.places()).hasSize(1);
        assertThat(lease.take(Location.UNKNOWN, 1_050 * SECOND)).contains(Event.LOST);
        assertThat(lease.places()).isEmpty();
        assertThat(lease.take(at("192.0.2.1", 50), 1_055 * SECOND)).contains(Event.FOUND);
        assertThat(lease.state()).isEqualTo(State.FRESH);
    }

    @Test
    void thatNeverBeganIsToldOnceAndANegativeAnswerIsKeptForHalfAMinute() {
        assertThat(lease.take(NOTHING, 0)).contains(Event.LOST);
        assertThat(lease.askAgainMillis()).isEqualTo(30_000);
        assertThat(lease.take(Location.UNKNOWN, 30 * SECOND)).isEmpty();
        assertThat(lease.state()).isEqualTo(State.UNRESOLVED);
    }
}
