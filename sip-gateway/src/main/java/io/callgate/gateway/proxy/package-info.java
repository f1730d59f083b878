/**
 * What RFC 3261 sections 16 and 17 and RFC 6026 ask of a proxy: validation, forwarding,
 * transactions.
 */
package io.callgate.gateway.proxy;
