package io.callgate.store.register;

import java.time.Instant;

/**
 * An event as the register holds it.
 *
 * @param sequence 1, 2, 3, ... without gaps: the order of events, whatever the clock did
 * @param at       what the clock said
 */
public record Recorded(long sequence, Instant at, Author author, Event event) {
}
