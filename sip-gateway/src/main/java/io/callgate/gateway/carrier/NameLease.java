package io.callgate.gateway.carrier;

import io.callgate.gateway.carrier.NameStatus.State;
import io.callgate.gateway.carrier.NameWatch.Event;
import io.callgate.gateway.config.DnsConfig;
import io.callgate.gateway.names.Location;
import io.callgate.gateway.names.Place;
import io.callgate.gateway.names.Said;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long an answer of name servers is used, and when they are asked again: before it ends; and
 * when nobody can say better, it is used on for a while (RFC 8767). That a name is not there is
 * believed no sooner: trunks seldom vanish, and zones are often broken. Loop thread only.
 */
final class NameLease {

    /** Of the time that an answer holds: then it is asked for again. */
    static final double RENEWED_AT = 0.8;
    /** When no server could say. */
    static final int RETRY_SECONDS = 5;
    /** When one said that there is nothing: its answer is kept this long (RFC 2308). */
    static final int NEGATIVE_SECONDS = 30;

    private final DnsConfig config;
    private List<Place> places = List.of();
    private State state = State.UNRESOLVED;
    private boolean asked;
    private long endsAtNanos;
    private long staleEndsAtNanos;
    private long askAgainMillis;

    NameLease(DnsConfig config) {
        this.config = config;
    }

    /** Where the name leads as far as is known. */
    List<Place> places() {
        return places;
    }

    State state() {
        return state;
    }

    /** From the answer taken last. */
    long askAgainMillis() {
        return askAgainMillis;
    }

    /** Takes an answer; what of it is news. That a name leads somewhere at first is none. */
    Optional<Event> take(Location answer, long nowNanos) {
        boolean first = !asked;
        asked = true;
        if (answer.said() == Said.FOUND) {
            Optional<Event> news = renew(answer, nowNanos);
            return first ? Optional.empty() : news;
        }
        askAgainMillis = TimeUnit.SECONDS.toMillis(
                answer.said() == Said.NOTHING ? NEGATIVE_SECONDS : RETRY_SECONDS);
        if (places.isEmpty()) {
            return first ? Optional.of(Event.LOST) : Optional.empty();
        }
        return nowNanos - endsAtNanos < 0 ? Optional.empty() : overstay(nowNanos);
    }

    private Optional<Event> renew(Location answer, long nowNanos) {
        int ttlSeconds = Math.max(config.ttlMinSeconds(),
                Math.min(config.ttlMaxSeconds(), answer.ttlSeconds()));
        endsAtNanos = nowNanos + TimeUnit.SECONDS.toNanos(ttlSeconds);
        staleEndsAtNanos = endsAtNanos + TimeUnit.SECONDS.toNanos(config.staleSecondsMax());
        askAgainMillis = (long) (TimeUnit.SECONDS.toMillis(ttlSeconds) * RENEWED_AT);
        boolean lost = state == State.UNRESOLVED;
        boolean moved = !places.equals(answer.places());
        places = answer.places();
        state = State.FRESH;
        if (lost) {
            return Optional.of(Event.FOUND);
        }
        return moved ? Optional.of(Event.MOVED) : Optional.empty();
    }

    private Optional<Event> overstay(long nowNanos) {
        boolean news = state == State.FRESH;
        state = State.STALE;
        if (nowNanos - staleEndsAtNanos >= 0) {
            places = List.of();
            state = State.UNRESOLVED;
            return Optional.of(Event.LOST);
        }
        return news ? Optional.of(Event.STALE) : Optional.empty();
    }
}
