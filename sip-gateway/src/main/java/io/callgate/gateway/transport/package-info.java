/**
 * Moves bytes over UDP and TCP; only door to Netty.
 */
package io.callgate.gateway.transport;
