/**
 * What the call path reads: records and lists, built aside, swapped whole, kept up with the
 * register; only door to Chronicle Map.
 */
package io.callgate.store.index;
