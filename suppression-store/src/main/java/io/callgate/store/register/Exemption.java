package io.callgate.store.register;

import java.time.Instant;

/**
 * An exemption on record; it holds until it expires.
 *
 * @param sequence of the event that put it in force
 */
public record Exemption(String seller, String campaign, Basis basis, long number,
        Instant expires, long sequence) {
}
