/**
 * Finds, shows, checks and hands over the call records that gateways keep.
 */
package io.callgate.cli.evidence;
