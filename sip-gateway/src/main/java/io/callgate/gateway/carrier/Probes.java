package io.callgate.gateway.carrier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Asks each carrier with {@code probe} at its interval whether it is there. What an answer means is
 * decided on the loop thread, where calls are; everything else happens on the thread of the probes.
 */
public final class Probes {

    /** At once; the others wait for their turn. */
    static final int OUTSTANDING_MAX = 32;

    private static final long LOOK_MILLIS = 50;

    private final Map<Target, Rhythm> rhythms = new LinkedHashMap<>();
    private final List<Carrier> probed;
    private final Carriers carriers;
    private final ScheduledExecutorService thread;
    private final Executor loop;
    private final Prober prober;
    private int outstanding;

    private static final class Rhythm {

        private final Target target;
        private final long intervalNanos;
        private long dueAtNanos;
        private boolean asked;

        Rhythm(Target target, long nowNanos) {
            this.target = target;
            intervalNanos = TimeUnit.SECONDS.toNanos(
                    target.carrier().config().probe().intervalSeconds());
            dueAtNanos = nowNanos;
        }
    }

    /** @param loop runs its argument on the loop thread */
    public Probes(Carriers carriers, ScheduledExecutorService thread, Executor loop,
            Prober prober) {
        this.carriers = carriers;
        this.thread = thread;
        this.loop = loop;
        this.prober = prober;
        this.probed = carriers.all().stream().filter(one -> one.config().probe().on()).toList();
    }

    /** Begins at once, if anybody is to be asked; ends with the thread. */
    public void start() {
        if (!probed.isEmpty()) {
            thread.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        long now = System.nanoTime();
        follow(now);
        for (Rhythm rhythm : rhythms.values()) {
            boolean due = !rhythm.asked && now - rhythm.dueAtNanos >= 0;
            if (due && outstanding < OUTSTANDING_MAX) {
                begin(rhythm, now);
            }
        }
    }

    /** A name may lead elsewhere by now: what is new is asked at once, what is gone no more. */
    private void follow(long now) {
        List<Target> targets = probed.stream().flatMap(one -> Stream.of(one.targets())).toList();
        rhythms.keySet().retainAll(targets);
        targets.forEach(target -> rhythms.computeIfAbsent(target, at -> new Rhythm(at, now)));
    }

    private void begin(Rhythm rhythm, long now) {
        outstanding++;
        rhythm.asked = true;
        rhythm.dueAtNanos = now + rhythm.intervalNanos;
        Target target = rhythm.target;
        // The way there is the loop thread's to tell.
        loop.execute(() -> {
            var from = target.hop().local();
            thread.execute(() -> prober.ask(from, target.address(),
                    target.carrier().attemptTimeoutMillis(),
                    status -> answered(rhythm, now, status)));
        });
    }

    private void answered(Rhythm rhythm, long askedAtNanos, int status) {
        outstanding--;
        rhythm.asked = false;
        LastProbe found = new LastProbe(Instant.now(), status,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - askedAtNanos));
        loop.execute(() -> carriers.probed(rhythm.target, found, System.nanoTime()));
    }
}
