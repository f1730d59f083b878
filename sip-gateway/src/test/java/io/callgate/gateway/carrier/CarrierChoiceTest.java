package io.callgate.gateway.carrier;

import static io.callgate.gateway.carrier.CarrierGroup.SECOND;
import static io.callgate.gateway.carrier.CarrierGroup.limited;
import static io.callgate.gateway.carrier.CarrierGroup.plain;
import static io.callgate.gateway.carrier.CarrierGroup.probed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.callgate.gateway.config.GatewayConfig.LimitsConfig;
import io.callgate.gateway.config.GatewayConfig.ProbeConfig;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which of several carriers a call goes to. */
class CarrierChoiceTest {

    private static final int DAY_SECONDS = 86_400;

    private static Map<String, Long> place(CarrierGroup group, int calls) {
        return IntStream.range(0, calls).mapToObj(call -> group.place())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void isTheLowestPriorityNumberWhateverTheOrderOfTheConfiguration() {
        CarrierGroup group = new CarrierGroup(plain("b", 2, 100), plain("a", 1, 1));

        assertThat(place(group, 100)).containsOnly(Map.entry("a", 100L));
    }

    @Test
    void isSharedAmongEqualsInProportionToTheirWeights() {
        CarrierGroup group = new CarrierGroup(plain("a", 1, 3), plain("b", 1, 1));

        Map<String, Long> placed = place(group, 10_000);

        assertThat(placed.get("a")).isCloseTo(7_500, within(200L));
        assertThat(placed.get("b")).isEqualTo(10_000 - placed.get("a"));
    }

    @Test
    void isTheSameSequenceForTheSameSeed() {
        CarrierGroup one = new CarrierGroup(plain("a", 1, 3), plain("b", 1, 1));
        CarrierGroup other = new CarrierGroup(plain("a", 1, 3), plain("b", 1, 1));

        assertThat(IntStream.range(0, 100).mapToObj(call -> one.place()).toList())
                .isEqualTo(IntStream.range(0, 100).mapToObj(call -> other.place()).toList())
                .contains("a", "b");
    }

    @Test
    void isNeverOneThatWasTriedForThisCall() {
        CarrierGroup group = new CarrierGroup(plain("a", 1, 1), plain("b", 1, 1), plain("c", 2, 1));
        Target first = group.placed();
        String second = group.placeAfter(first);

        assertThat(second).isIn("a", "b").isNotEqualTo(first.carrier().name());
        Target two = group.carriers().all().stream().filter(one -> one.name().equals(second))
                .findFirst().orElseThrow().targets()[0];
        assertThat(group.placeAfter(first, two)).isEqualTo("c");
    }

    @Test
    void skipsADrainedCarrierUntilItIsResumed() {
        CarrierGroup group = new CarrierGroup(plain("a", 1, 1), plain("b", 2, 1));
        Carrier first = group.carriers().all().get(0);
        first.drain();

        assertThat(group.place()).isEqualTo("b");
        first.resume();
        assertThat(group.place()).isEqualTo("a");
    }

    @Test
    void takesTheNextCarrierAtTheLimitOfCallsUp() {
        CarrierGroup group = new CarrierGroup(
                limited("a", 1, new LimitsConfig(0, 2, DAY_SECONDS)), plain("b", 2, 1));
        Target up = group.placed();

        assertThat(group.place()).isEqualTo("a");
        assertThat(group.place()).isEqualTo("b");
        group.carriers().callEstablished(up, CarrierGroup.call(7), group.now);
        assertThat(group.place()).isEqualTo("b");
        group.carriers().callEnded(CarrierGroup.call(7));
        group.carriers().callEnded(CarrierGroup.call(7));
        assertThat(group.place()).isEqualTo("a");
        assertThat(group.carriers().all().get(0).callsUp()).isEqualTo(2);
    }

    @Test
    void freesAPlaceWhenACallWhoseEndWasNotSeenHasLastedTooLong() {
        CarrierGroup group = new CarrierGroup(limited("a", 1, new LimitsConfig(0, 1, 60)));
        group.carriers().callEstablished(group.placed(), CarrierGroup.call(7), group.now);
        group.now += 61 * SECOND;
        IntStream.range(0, 10_000).forEach(tick -> group.carriers().onTick(group.now));

        assertThat(group.place()).isEqualTo("a");
    }

    @Test
    void takesTheNextCarrierAtTheLimitOfCallsInAnySecond() {
        CarrierGroup group = new CarrierGroup(
                limited("a", 1, new LimitsConfig(2, 0, DAY_SECONDS)), plain("b", 2, 1));
        group.place();
        group.now += SECOND / 2;
        group.place();
        group.now += SECOND / 2 - 1;

        assertThat(group.place()).as("a second after the first, less a nanosecond").isEqualTo("b");
        group.now += 1;
        assertThat(group.place()).isEqualTo("a");
        assertThat(group.place()).isEqualTo("b");
    }

    @Test
    void isNoneWhenAllAreAtTheirLimitsAndSaysSo() {
        CarrierGroup group = new CarrierGroup(
                limited("a", 1, new LimitsConfig(0, 1, DAY_SECONDS)));
        assertThat(group.carriers().anyAtLimit(group.now)).isFalse();
        group.place();

        assertThat(group.place()).isEqualTo("none");
        assertThat(group.carriers().anyAtLimit(group.now)).isTrue();
    }

    @Test
    void knowsNoLimitForAnEmergencyCallButPrefersACarrierInService() {
        CarrierGroup group = new CarrierGroup(
                limited("a", 1, new LimitsConfig(1, 1, DAY_SECONDS)), plain("b", 2, 1));
        group.place();

        assertThat(group.placeEmergency()).isEqualTo("a");
        group.carriers().all().get(0).drain();
        assertThat(group.placeEmergency()).isEqualTo("b");
        group.carriers().all().get(1).drain();
        assertThat(group.placeEmergency()).isEqualTo("a");
    }

    @Test
    void skipsACarrierThatWasSilentThreeTimesInARowAndTriesItAgainWithOneCallAnInterval() {
        CarrierGroup group = new CarrierGroup(plain("a", 1, 1), plain("b", 2, 1));
        Target target = group.placed();
        group.carriers().silent(target, group.now);
        group.carriers().silent(target, group.now);
        group.carriers().answered(target, group.now);
        group.carriers().silent(target, group.now);
        group.carriers().silent(target, group.now);
        assertThat(group.changes).isEmpty();
        group.carriers().silent(target, group.now);

        assertThat(group.changes).containsExactly("a down");
        assertThat(group.place()).isEqualTo("b");
        group.now += 30 * SECOND;
        assertThat(group.place()).as("the call that tries it").isEqualTo("a");
        assertThat(group.place()).as("while that one is under way").isEqualTo("b");
        group.carriers().answered(target, group.now);
        assertThat(group.changes).containsExactly("a down", "a up");
        assertThat(group.place()).isEqualTo("a");
    }

    @Test
    void leavesItToTheProbesWhetherAProbedCarrierIsBack() {
        CarrierGroup group = new CarrierGroup(probed("a", 1, new ProbeConfig(true, 30, 1, 2)),
                plain("b", 2, 1));
        Target target = group.placed();
        group.carriers().silent(target, group.now);
        group.now += 300 * SECOND;
        assertThat(group.place()).isEqualTo("b");
        group.carriers().answered(target, group.now);
        assertThat(group.place()).as("after one success of two").isEqualTo("b");
        group.carriers().answered(target, group.now);

        assertThat(group.place()).isEqualTo("a");
    }
}
