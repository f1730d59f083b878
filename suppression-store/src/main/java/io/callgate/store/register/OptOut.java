package io.callgate.store.register;

import java.time.Instant;

/**
 * An opt-out in force.
 *
 * @param sequence of the event that put it in force
 */
public record OptOut(String seller, String campaign, Channel channel, long number,
        Instant expires, long sequence) {
}
