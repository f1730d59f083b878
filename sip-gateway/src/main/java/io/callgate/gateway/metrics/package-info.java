/**
 * Names every meter; only door to Micrometer.
 */
package io.callgate.gateway.metrics;
