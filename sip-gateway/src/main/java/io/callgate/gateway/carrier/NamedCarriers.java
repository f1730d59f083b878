package io.callgate.gateway.carrier;

import io.callgate.gateway.carrier.NameWatch.Event;
import io.callgate.gateway.config.DnsConfig;
import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.names.Location;
import io.callgate.gateway.names.Locator;
import io.callgate.gateway.names.Said;
import io.callgate.gateway.names.SipName;
import io.callgate.gateway.transport.Transport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Follows where the names of carriers lead. Name servers are asked on threads of their own; what an
 * answer means is decided on the loop thread, where calls find the addresses ready.
 */
public final class NamedCarriers {

    private final Carriers carriers;
    private final Locator locator;
    private final ScheduledExecutorService threads;
    private final Executor loop;
    private final NameWatch watch;
    private final List<Named> named;
    private final CountDownLatch asked;

    /** A carrier, its name, and what is known of it. */
    private record Named(Carrier carrier, SipName name, NameLease lease) {
    }

    /** @param loop runs its argument on the loop thread */
    public NamedCarriers(Carriers carriers, DnsConfig dns, Locator locator,
            ScheduledExecutorService threads, Executor loop, NameWatch watch) {
        this.carriers = carriers;
        this.locator = locator;
        this.threads = threads;
        this.loop = loop;
        this.watch = watch;
        named = carriers.all().stream().filter(Carrier::isNamed)
                .map(one -> new Named(one, nameOf(one.config()), new NameLease(dns))).toList();
        asked = new CountDownLatch(named.size());
    }

    private static SipName nameOf(CarrierConfig config) {
        return new SipName(config.host(), config.port(),
                Optional.of(config.transport()).filter(written -> !written.isEmpty())
                        .map(written -> Transport.valueOf(written.toUpperCase(Locale.ROOT))));
    }

    /** Begins to ask, and waits until each name was asked for once, so long at most. */
    public void start(long patienceMillis) {
        named.forEach(one -> threads.execute(() -> ask(one)));
        try {
            // Whatever has come by then: the gateway starts without a carrier, too.
            asked.await(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever comes of asking, somebody asks again. */
    private void ask(Named one) {
        Location answer = null;
        try {
            answer = locator.locate(one.name);
        } finally {
            Location taken = answer == null ? Location.UNKNOWN : answer;
            loop.execute(() -> take(one, taken, System.nanoTime()));
        }
    }

    private void take(Named one, Location answer, long nowNanos) {
        Optional<Event> event = one.lease.take(answer, nowNanos);
        Optional<Instant> locatedAt = answer.said() == Said.FOUND ? Optional.of(Instant.now())
                : one.carrier.nameStatus().flatMap(NameStatus::locatedAt);
        one.carrier.named(new NameStatus(one.name.host(), one.lease.state(), locatedAt));
        carriers.located(one.carrier, one.lease.places());
        event.ifPresent(news -> watch.happened(news, one.carrier));
        asked.countDown();
        threads.schedule(() -> ask(one), one.lease.askAgainMillis(), TimeUnit.MILLISECONDS);
    }
}
