package io.callgate.store.register;

import java.time.LocalDate;

/**
 * What is known of one version of a list. Never changes.
 *
 * @param version 1, 2, ... within the list; {@link #NOT_NUMBERED} until the register gave one
 */
public record ListManifest(String list, long version, ListKind kind, Content content,
        Source source) {

    /** The register numbers versions, in the transaction that activates them. */
    public static final long NOT_NUMBERED = 0;

    /**
     * What was built.
     *
     * @param snapshot SHA-256 of the snapshot file, in hex: its name, too
     * @param numbers  distinct numbers held
     * @param coverage which numbers it answers for, of a deny list
     */
    public record Content(String snapshot, long numbers, Coverage coverage) {
    }

    /**
     * What it was built from.
     *
     * @param file       name of the file the admin gave
     * @param sha256     of that file, in hex
     * @param issued     the issuer's date
     * @param mode       {@code replace}, {@code add} or {@code remove}
     * @param duplicates numbers that the file gave more than once
     * @param rejected   lines of the file that are no number
     */
    public record Source(String file, String sha256, LocalDate issued, String mode,
            long duplicates, long rejected) {
    }

    ListManifest numbered(long given) {
        return new ListManifest(list, given, kind, content, source);
    }
}
