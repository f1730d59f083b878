/**
 * The gateway as its peers meet it: SIPp, Kamailio and raw sockets around it, on the loopback
 * address.
 */
package io.callgate.gateway.outer;
