/**
 * Asks a running gateway how it is.
 */
package io.callgate.cli.gateway;
