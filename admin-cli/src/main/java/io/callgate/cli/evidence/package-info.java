/**
 * Reads the call records that gateways keep.
 */
package io.callgate.cli.evidence;
