package io.callgate.gateway.carrier;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a carrier's name.
 *
 * @param locatedAt when it was last looked up with an answer; empty before the first
 */
public record NameStatus(String host, State state, Optional<Instant> locatedAt) {

    /** Whether the addresses can be relied upon. */
    public enum State {
        /** As long as name servers said that they hold. */
        FRESH,
        /** Longer than that. */
        STALE,
        /** There are none. */
        UNRESOLVED
    }
}
