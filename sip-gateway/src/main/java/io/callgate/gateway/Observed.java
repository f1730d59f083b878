package io.callgate.gateway;

import io.callgate.gateway.admin.GatewayStatus;
import io.callgate.gateway.admin.GatewayStatus.ListStatus;
import io.callgate.gateway.admin.ObservedGateway;
import io.callgate.gateway.carrier.Carrier;
import io.callgate.gateway.carrier.CarrierStatus;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.store.index.list.ListGeneration;
import io.callgate.store.index.list.ListHandle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The gateway as the operator's port sees it. */
final class Observed implements ObservedGateway {

    /** A ring that does not turn for this long answers nobody. */
    private static final long PROBE_MILLIS_MAX = 1_000;

    /** From the jar; classes outside of one have none. */
    private static final String VERSION = Optional
            .ofNullable(Gateway.class.getPackage().getImplementationVersion())
            .orElse("development");

    private final Parts parts;
    private final Supplier<List<ListeningPoint>> points;
    private final Supplier<List<String>> reload;
    private final Instant started = Instant.now();

    Observed(Parts parts, Supplier<List<ListeningPoint>> points,
            Supplier<List<String>> reload) {
        this.reload = reload;
        this.parts = parts;
        this.points = points;
    }

    @Override
    public boolean answersProbe() {
        try {
            return parts.pipeline().probe(parts.network()::execute, PROBE_MILLIS_MAX);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public List<String> notReadyBecause() {
        List<String> reasons = new ArrayList<>();
        if (parts.proxy().isDraining()) {
            reasons.add("draining");
        }
        if (!parts.evidence().acceptsCalls()) {
            reasons.add("evidence-unwritable");
        }
        if (parts.pipeline().recordsFailed()) {
            reasons.add("records-failed");
        }
        if (!parts.index().isFollowing()) {
            reasons.add("register-unreadable");
        }
        parts.config().parties().lists().stream()
                .map(list -> parts.index().list(list.name()))
                .filter(list -> !list.current().isPresent())
                .forEach(list -> reasons.add("list-missing:" + list.name()));
        return reasons;
    }

    @Override
    public GatewayStatus status() {
        List<String> listening = points.get().stream()
                .map(point -> point.transport().name().toLowerCase(Locale.ROOT) + " "
                        + point.sentBy())
                .toList();
        List<ListStatus> lists = parts.config().parties().lists().stream()
                .map(list -> statusOf(parts.index().list(list.name())))
                .toList();
        return new GatewayStatus(VERSION, started, listening, parts.proxy().isDraining(),
                parts.proxy().callsInSetup(), callsUp(), parts.index().appliedSequence(),
                parts.keepsRecords(), lists);
    }

    private long callsUp() {
        return carriers().stream().mapToLong(CarrierStatus::callsUp).sum();
    }

    @Override
    public void drain(boolean drained) {
        parts.proxy().drain(drained);
        parts.notices().raise(drained ? Notice.DRAIN_BEGUN : Notice.DRAIN_UNDONE);
    }

    @Override
    public List<String> reload() {
        return reload.get();
    }

    @Override
    public List<CarrierStatus> carriers() {
        return parts.carriers().all().stream().map(Carrier::status).toList();
    }

    @Override
    public boolean drainCarrier(String name, boolean drained) {
        Optional<Carrier> carrier = parts.carriers().all().stream()
                .filter(one -> one.name().equals(name)).findFirst();
        carrier.ifPresent(drained ? Carrier::drain : Carrier::resume);
        carrier.ifPresent(one -> parts.notices().raise(
                drained ? Notice.CARRIER_DRAINED : Notice.CARRIER_RESUMED, name));
        return carrier.isPresent();
    }

    private static ListStatus statusOf(ListHandle list) {
        ListGeneration version = list.current();
        Optional<LocalDate> issued = version.isPresent()
                ? Optional.of(LocalDate.ofEpochDay(version.issuedEpochDay()))
                : Optional.empty();
        return new ListStatus(list.name(), version.version(), version.size(), issued);
    }
}
