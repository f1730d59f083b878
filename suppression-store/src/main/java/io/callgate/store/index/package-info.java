/**
 * What the call path reads: off-heap maps, built aside and swapped whole; only door to Chronicle
 * Map.
 */
package io.callgate.store.index;
