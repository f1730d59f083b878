package io.callgate.store.register;

import java.time.Instant;

/**
 * An exemption on record; it holds until it expires.
 *
 * @param recorded when the event was recorded, from which a law's working days count
 * @param sequence of the event that put it in force
 */
public record Exemption(String seller, String campaign, Basis basis, long number,
        Instant recorded, Instant expires, long sequence) {
}
