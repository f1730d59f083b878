package io.callgate.store.register;

import java.time.Instant;

/**
 * The word of a person on being called for a seller's campaign that holds: their withdrawal, unless
 * they agreed after it; else, of all they agreed to since, what lasts longest.
 *
 * @param given     when they said so
 * @param withdrawn whether that word was no; then it has no expiry
 * @param sequence  of the event that said it
 */
public record Consent(String seller, String campaign, long number, Instant given,
        Instant expires, String proof, boolean withdrawn, long sequence) {
}
