/**
 * Asks what is known of a number and returns a verdict: no sockets, no SIP, no clock but the one
 * given.
 */
package io.callgate.gateway.screening;
