package io.callgate.store;

import java.util.Optional;

import io.callgate.store.register.ListManifest;

/**
 * What came of a rollback or a removal.
 *
 * @param done     whether anything changed
 * @param active   the version that is active now; empty if the list has none
 * @param sentence what was done or why not, and what to do next, for the admin
 */
public record ListChange(boolean done, Optional<ListManifest> active, String sentence) {
}
