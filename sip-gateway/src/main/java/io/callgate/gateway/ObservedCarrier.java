package io.callgate.gateway;

import io.callgate.gateway.carrier.Carrier;
import io.callgate.gateway.carrier.CarrierCounts;
import io.callgate.gateway.carrier.CarrierStatus.TargetStatus;
import io.callgate.gateway.carrier.LastProbe;
import io.callgate.gateway.carrier.NameStatus;
import io.callgate.gateway.metrics.CarrierReadings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A carrier as its meters see it. */
record ObservedCarrier(Carrier carrier) implements CarrierReadings {

    private static final double MILLIS = 1e-3;

    @Override
    public boolean isUp() {
        return carrier.status().up();
    }

    @Override
    public int callsUp() {
        return carrier.status().callsUp();
    }

    @Override
    public long attempts() {
        return carrier.counts().attempts();
    }

    @Override
    public long failovers() {
        return carrier.counts().failovers();
    }

    @Override
    public List<String> waysToFail() {
        return CarrierCounts.FAILURES;
    }

    @Override
    public long failures(String way) {
        return carrier.counts().failures(way);
    }

    @Override
    public double probeSeconds() {
        return carrier.status().targets().stream().map(TargetStatus::lastProbe)
                .flatMap(Optional::stream).filter(probe -> probe.status() != 0)
                .mapToLong(LastProbe::millis).mapToObj(millis -> millis * MILLIS)
                .max(Double::compare).orElse(Double.NaN);
    }

    @Override
    public double nameAgeSeconds() {
        return carrier.nameStatus().flatMap(NameStatus::locatedAt)
                .map(at -> Duration.between(at, Instant.now()).toMillis() * MILLIS)
                .orElse(Double.NaN);
    }
}
