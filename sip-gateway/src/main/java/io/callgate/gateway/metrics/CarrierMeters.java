package io.callgate.gateway.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The meters of each carrier, all made at the start, so that a rate sees its first call too. */
final class CarrierMeters {

    private static final String CARRIER = "carrier";

    private final MeterRegistry registry;
    /** The registry holds function counters weakly. */
    private final List<CarrierReadings> held = new ArrayList<>();

    CarrierMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void add(String name, CarrierReadings readings) {
        held.add(readings);
        gauge(name, "up", "1 while the carrier answers, else 0", readings,
                carrier -> carrier.isUp() ? 1 : 0);
        gauge(name, "calls", "Calls of the carrier in set-up and established", readings,
                CarrierReadings::callsUp);
        gauge(name, "probe.seconds", "Time to the answer to the last probe, of the slowest"
                + " address; NaN without one", readings, CarrierReadings::probeSeconds);
        gauge(name, "name.age.seconds", "Time since name servers last said where the carrier is;"
                + " NaN if it is named by an address", readings,
                CarrierReadings::nameAgeSeconds);
        counter(name, "attempts", "INVITEs of new calls sent to the carrier, each of its"
                + " addresses tried counts", readings, CarrierReadings::attempts);
        counter(name, "failovers", "Attempts after which the call went on elsewhere", readings,
                CarrierReadings::failovers);
        readings.waysToFail().forEach(way -> failures(name, way, readings));
    }

    private void failures(String name, String way, CarrierReadings readings) {
        FunctionCounter.builder("callgate.carrier.failures", readings,
                carrier -> carrier.failures(way))
                .description("Attempts that the carrier failed, by status; none: no answer")
                .tag(CARRIER, name).tag("status", way).register(registry);
    }

    private void gauge(String name, String what, String sentence, CarrierReadings readings,
            ToDoubleFunction<CarrierReadings> value) {
        Gauge.builder("callgate.carrier." + what, readings, value).description(sentence)
                .tag(CARRIER, name).strongReference(true).register(registry);
    }

    private void counter(String name, String what, String sentence, CarrierReadings readings,
            ToDoubleFunction<CarrierReadings> value) {
        FunctionCounter.builder("callgate.carrier." + what, readings, value)
                .description(sentence).tag(CARRIER, name).register(registry);
    }
}
