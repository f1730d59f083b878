package io.callgate.gateway.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The table of answered calls against a set that cannot be wrong. */
class EstablishedCallsTest {

    @Test
    void keepsCountWhenItGrows() {
        CarrierGroup group = new CarrierGroup(CarrierGroup.plain("a", 1, 1));
        Carrier carrier = group.carriers().all().get(0);
        for (long key = 1; key <= 10_000; key++) {
            group.carriers().callEstablished(group.placed(),
                    CarrierGroup.call(key * 0x9E3779B97F4A7C15L), group.now);
        }
        assertThat(carrier.callsUp()).isEqualTo(10_000);
        for (long key = 1; key <= 10_000; key++) {
            group.carriers().callEnded(CarrierGroup.call(key * 0x9E3779B97F4A7C15L));
        }
        assertThat(carrier.callsUp()).isZero();
    }

    @Test
    void endsACallByTheDialogThatItIsUpInOnlyAlsoWhenItHasGrown() {
        CarrierGroup group = new CarrierGroup(CarrierGroup.plain("a", 1, 1));
        Carrier carrier = group.carriers().all().get(0);
        for (long key = 1; key <= 5_000; key++) {
            group.carriers().callEstablished(group.placed(), CarrierGroup.call(key), group.now);
        }
        EstablishedCalls.Key other = CarrierGroup.call(17);
        other.dialog++;

        assertThat(group.carriers().callEnded(other)).isFalse();
        assertThat(group.carriers().isUp(other)).isFalse();
        assertThat(carrier.callsUp()).isEqualTo(5_000);
        assertThat(group.carriers().callEnded(CarrierGroup.call(17))).isTrue();
        assertThat(carrier.callsUp()).isEqualTo(4_999);
        assertThat(group.carriers().callEnded(CarrierGroup.call(17))).isTrue();
    }

    @Test
    void knowsACalleeByTheNameThatItToldLastInThatDialog() {
        CarrierGroup group = new CarrierGroup(CarrierGroup.plain("a", 1, 1));
        EstablishedCalls.Key call = CarrierGroup.call(17);
        group.carriers().callEstablished(group.placed(), call, group.now);
        assertThat(group.carriers().isCalleesName(call)).isFalse();
        call.name = 4;
        group.carriers().calleeRenamed(call);
        assertThat(group.carriers().isCalleesName(call)).isTrue();
        call.name = EstablishedCalls.Key.NAMELESS;
        group.carriers().calleeRenamed(call);
        assertThat(group.carriers().isCalleesName(call)).isFalse();
        call.name = 4;
        assertThat(group.carriers().isCalleesName(call)).isTrue();
        call.dialog++;
        assertThat(group.carriers().isCalleesName(call)).isFalse();
    }

    @Property(tries = 20, seed = "20261122")
    void countsWhatHasBegunAndNotEnded(@ForAll long seed) {
        CarrierGroup group = new CarrierGroup(CarrierGroup.plain("a", 1, 1));
        Carrier carrier = group.carriers().all().get(0);
        Random random = new Random(seed);
        Set<Long> up = new HashSet<>();
        for (int step = 0; step < 2_000; step++) {
            // Keys that share their home slots, so that they stand in each other's way.
            long key = 1 + random.nextInt(64) + ((long) random.nextInt(16) << 40);
            if (random.nextBoolean()) {
                group.carriers().callEstablished(group.placed(), CarrierGroup.call(key),
                        group.now);
                up.add(key);
            } else {
                group.carriers().callEnded(CarrierGroup.call(key));
                up.remove(key);
            }
            assertThat(carrier.callsUp()).isEqualTo(up.size());
        }
    }
}
