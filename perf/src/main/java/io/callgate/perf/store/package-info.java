/**
 * Measures the store at national scale: import, memory, look-ups, start.
 */
package io.callgate.perf.store;
