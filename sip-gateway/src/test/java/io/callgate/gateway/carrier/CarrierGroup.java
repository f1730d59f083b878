package io.callgate.gateway.carrier;

import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DeliveryConfig;
import io.callgate.gateway.config.GatewayConfig.FailoverConfig;
import io.callgate.gateway.config.GatewayConfig.LimitsConfig;
import io.callgate.gateway.config.GatewayConfig.ProbeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carriers of a test, and a clock that stands still unless it is moved. */
final class CarrierGroup {

    static final long SECOND = 1_000_000_000L;

    final List<String> changes = new ArrayList<>();
    private final Carriers carriers;
    long now = 1;

    CarrierGroup(CarrierConfig... configs) {
        carriers = new Carriers(List.of(configs), new SilentWire(), (target, up) ->
                changes.add(target.carrier().name() + (up ? " up" : " down")), 42);
    }

    static CarrierConfig plain(String name, int priority, int weight) {
        return with(name, priority, weight, LimitsConfig.NONE, ProbeConfig.OFF);
    }

    static CarrierConfig limited(String name, int priority, LimitsConfig limits) {
        return with(name, priority, 1, limits, ProbeConfig.OFF);
    }

    static CarrierConfig probed(String name, int priority, ProbeConfig probe) {
        return with(name, priority, 1, LimitsConfig.NONE, probe);
    }

    private static CarrierConfig with(String name, int priority, int weight,
            LimitsConfig limits, ProbeConfig probe) {
        return new CarrierConfig(name, "127.0.0." + (name.charAt(0) - 'a' + 1), 5060, "udp",
                priority, weight, FailoverConfig.DEFAULT, probe, limits, DeliveryConfig.PLAIN,
                Optional.empty());
    }

    Carriers carriers() {
        return carriers;
    }

    /** Where an ordinary call goes; "none" if nowhere. */
    String place() {
        return nameOf(placed());
    }

    Target placed() {
        return carriers.choose(false, Carriers.NONE, 0, now);
    }

    /** The only dialog of a call, whose callee does not say what it calls itself. */
    static EstablishedCalls.Key call(long call) {
        EstablishedCalls.Key key = new EstablishedCalls.Key();
        key.call = call;
        key.dialog = (int) call + 1;
        return key;
    }

    String placeEmergency() {
        return nameOf(carriers.choose(true, Carriers.NONE, 0, now));
    }

    String placeAfter(Target... tried) {
        return nameOf(carriers.choose(false, tried, tried.length, now));
    }

    private static String nameOf(Target target) {
        return target == null ? "none" : target.carrier().name();
    }
}
