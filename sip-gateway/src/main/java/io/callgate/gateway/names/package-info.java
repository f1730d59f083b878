/**
 * Asks name servers where a name leads (RFC 3263); only door to Netty's DNS.
 */
package io.callgate.gateway.names;
