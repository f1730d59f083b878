package io.callgate.gateway.carrier;

import static io.callgate.gateway.carrier.CarrierGroup.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DeliveryConfig;
import io.callgate.gateway.config.GatewayConfig.FailoverConfig;
import io.callgate.gateway.config.GatewayConfig.LimitsConfig;
import io.callgate.gateway.config.GatewayConfig.ProbeConfig;
import io.callgate.gateway.names.Place;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.UnwiredHop;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The addresses of a carrier whose name leads to several, and not always the same. */
class MovedCarrierTest {

    private final CarrierGroup group = new CarrierGroup(new CarrierConfig("named", "carrier.test",
            0, "", 1, 1, FailoverConfig.DEFAULT, ProbeConfig.OFF, new LimitsConfig(1, 1, 3_600),
            DeliveryConfig.PLAIN, Optional.empty()), plain("b", 2, 1));
    private final Carrier carrier = group.carriers().all().get(0);

    private static Place place(int lastOctet, int priority) {
        return new Place(Transport.UDP, new InetSocketAddress("192.0.2." + lastOctet, 5060),
                priority, 1);
    }

    private void leadsTo(Place... places) {
        group.carriers().located(carrier, List.of(places));
    }

    private static int octetOf(Target target) {
        return target.address().getAddress().getAddress()[3];
    }

    @Test
    void areNoneAndItIsDownUntilItIsLocated() {
        assertThat(group.place()).isEqualTo("b");
        assertThat(carrier.status().up()).isFalse();
        leadsTo(place(1, 0));

        assertThat(group.place()).isEqualTo("named");
        assertThat(carrier.status().up()).isTrue();
    }

    @Test
    void areTriedByPriorityBeforeTheNextCarrierAndTakeOnePlaceAtItsLimits() {
        leadsTo(place(1, 10), place(2, 20));
        Target first = group.placed();
        Target second = group.carriers().choose(false, new Target[] {first}, 1, group.now);

        assertThat(octetOf(first)).isEqualTo(1);
        assertThat(octetOf(second)).isEqualTo(2);
        group.carriers().callEnded(first);
        assertThat(carrier.callsUp()).isOne();
        assertThat(group.placeAfter(first, second)).isEqualTo("b");
    }

    @Test
    void stayAsHealthyAsTheyWereWhenOthersComeAndGo() {
        leadsTo(place(1, 10), place(2, 20));
        Target first = group.placed();
        IntStream.range(0, 3).forEach(call -> group.carriers().silent(first, group.now));
        group.carriers().callEnded(first);
        leadsTo(place(1, 10), place(3, 20));

        group.now += CarrierGroup.SECOND;
        assertThat(octetOf(group.placed())).isEqualTo(3);
    }

    /** The wire of this test fails if it is asked for the way to one. */
    @Test
    void areNoWayOutBeforeACallWentThere() {
        leadsTo(place(1, 0));
        Hop stranger = new UnwiredHop(new ListeningPoint(Transport.UDP, "127.0.0.1", 5060),
                place(1, 0).address());

        assertThat(group.carriers().isWayOut(stranger)).isFalse();
    }

    @Test
    void areKnownAsTheCarriersForAWhileAfterItHasLeftThem() {
        leadsTo(place(1, 0));
        leadsTo(place(2, 0));
        assertThat(group.carriers().isCarrier(place(1, 0).address())).isTrue();
        IntStream.range(3, 70).forEach(octet -> leadsTo(place(octet, 0)));

        assertThat(group.carriers().isCarrier(place(1, 0).address())).isFalse();
        assertThat(group.carriers().isCarrier(place(68, 0).address())).isTrue();
    }
}
