package io.callgate.store;

import io.callgate.store.register.ListManifest;

/**
 * A version of a list as {@code list versions} shows it.
 *
 * @param kept whether its snapshot is still there, so that it can be made active again
 */
public record ListVersion(ListManifest manifest, boolean active, boolean kept) {
}
