/**
 * INVITE transactions: RFC 3261 section 17 on both sides, RFC 6026, and their timers.
 */
package io.callgate.gateway.proxy.transaction;
