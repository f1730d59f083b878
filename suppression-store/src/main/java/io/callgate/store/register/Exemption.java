package io.callgate.store.register;

import java.time.Instant;

/**
 * An exemption on record; it holds until it expires.
 *
 * @param given    when its reason began, from which a law's term counts
 * @param dated    whether somebody said when that was; else it is when it was recorded first
 * @param sequence of the event that put it in force
 */
public record Exemption(String seller, String campaign, Basis basis, long number,
        Instant given, boolean dated, Instant expires, long sequence) {
}
