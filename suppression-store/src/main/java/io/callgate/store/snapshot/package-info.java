/**
 * One immutable version of a bulk list: block containers, manifest, checksum.
 */
package io.callgate.store.snapshot;
