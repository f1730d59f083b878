/**
 * A step of the build: the one class that Chronicle Map would otherwise compile at each start.
 */
package io.callgate.store.index.build;
