/**
 * Reads the configuration file, key by key, and tells everything that is wrong with it at once.
 */
package io.callgate.gateway.config.reader;
