/**
 * Off-heap memory by block of numbers: the maps, their keys, where in them a container lies, and
 * how it is searched there.
 */
package io.callgate.store.index.block;
