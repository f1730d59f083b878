/**
 * Counts how often a seller has tried to reach a number, off-heap, and remembers it across a
 * restart.
 */
package io.callgate.store.index.attempts;
