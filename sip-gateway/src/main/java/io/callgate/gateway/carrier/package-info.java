/**
 * Knows where an admitted call may leave.
 */
package io.callgate.gateway.carrier;
