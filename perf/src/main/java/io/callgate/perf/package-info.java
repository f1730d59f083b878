/**
 * Benchmarks (micro) and offered load (load).
 */
package io.callgate.perf;
