package io.callgate.store.ingest;

import java.util.Optional;

/**
 * What the admin says of a file.
 *
 * @param country the country whose national numbers the file holds, ISO 3166 alpha-2
 * @param format  empty: recognise it, or ask
 * @param column  of a table: the name in its header, or its place from 1; empty: recognise it, or
 *                ask
 */
public record Reading(String country, Optional<Format> format, Optional<String> column) {

    /** Nothing said but the country. */
    public static Reading recognising(String country) {
        return new Reading(country, Optional.empty(), Optional.empty());
    }

    public static Reading as(String country, Format format) {
        return new Reading(country, Optional.of(format), Optional.empty());
    }

    /** The same, once the format is settled. */
    Reading settled(Format settled) {
        return new Reading(country, Optional.of(settled), column);
    }
}
