package io.callgate.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.callgate.store.register.ListManifest;

/**
 * What came of an import.
 *
 * @param version  as it is, or with {@link Outcome#DRY_RUN} and {@link Outcome#REFUSED} as it would
 *                 have been, then without a version number
 * @param added    numbers the version before did not hold
 * @param gone     numbers only the version before held
 * @param rejects  where the rejected lines are, with their cause; empty if there were none
 * @param sentence what was done or why not, and what to do next, for the admin
 */
public record ImportReport(Outcome outcome, ListManifest version, long added, long gone,
        Optional<Path> rejects, Duration took, String sentence) {

    /** How an import ends. */
    public enum Outcome {
        /** The new version is active. */
        ACTIVATED,
        /** Nothing was activated because nothing should be. */
        DRY_RUN,
        /** The same file is the active version already: nothing was done. */
        ALREADY_IMPORTED,
        /** A safety guard said no: nothing was changed. */
        REFUSED
    }
}
