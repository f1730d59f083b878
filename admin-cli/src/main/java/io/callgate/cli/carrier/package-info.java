/**
 * The carriers of a running gateway.
 */
package io.callgate.cli.carrier;
