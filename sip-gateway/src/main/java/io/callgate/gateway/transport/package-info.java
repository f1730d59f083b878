/**
 * Moves bytes over UDP, TCP and TLS; only door to Netty.
 */
package io.callgate.gateway.transport;
