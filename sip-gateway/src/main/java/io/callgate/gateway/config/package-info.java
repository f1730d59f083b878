/**
 * Turns YAML into checked records, every problem reported with its line.
 */
package io.callgate.gateway.config;
